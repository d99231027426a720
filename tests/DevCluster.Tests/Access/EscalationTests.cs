using System.Net;
using Flux.DevCluster.Tests.Controllers;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tests.Access;

public sealed class EscalationTests(ControllerCluster cluster) : IClassFixture<ControllerCluster>
{
    private const string Rbac = "/apis/rbac.authorization.k8s.io/v1";

    [Fact]
    public async Task Binding_ToARoleThatIsNotThere_IsRefused()
    {
        var token = await HelperAsync("absent");
        var answer = await cluster.SendAsync($"{Rbac}/clusterrolebindings", token, Bind("absent", "not-yet"));

        Assert.Equal(HttpStatusCode.NotFound, answer.Code);
        Assert.Equal("clusterrole.rbac.authorization.k8s.io \"not-yet\" not found", answer.Body.GetString("message"));
    }

    [Fact]
    public async Task Role_ThatCollectsOthers_IsForAdministrators()
    {
        var token = await HelperAsync("collects");
        var answer = await cluster.SendAsync($"{Rbac}/clusterroles", token, """
            {"metadata": {"name": "collector"}, "aggregationRule": {"clusterRoleSelectors": [{"matchLabels": {"kubernetes.io/bootstrapping": "rbac-defaults"}}]}}
            """);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Code);
        Assert.Equal(
            "clusterroles.rbac.authorization.k8s.io \"collector\" is forbidden: must have cluster-admin privileges to use the aggregationRule",
            answer.Body.GetString("message"));
    }

    [Fact]
    public async Task Label_ByWhichOthersCollectARole_NeedsWhatTheRoleGives()
    {
        var token = await HelperAsync("labels");
        var answer = await cluster.SendAsync(
            HttpMethod.Patch, $"{Rbac}/clusterroles/cluster-admin", token, """{"metadata": {"labels": {"rbac.authorization.k8s.io/aggregate-to-view": "true"}}}""");

        Assert.Equal(HttpStatusCode.Forbidden, answer.Code);
    }

    [Fact]
    public async Task Refusal_NamesWhatIsMissingByResource()
    {
        var token = await HelperAsync("missing");
        var answer = await cluster.SendAsync($"{Rbac}/clusterroles", token, """
            {
              "metadata": {"name": "more"},
              "rules": [
                {"apiGroups": [""], "resources": ["secrets", "pods"], "verbs": ["get", "list"]},
                {"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["clusterroles"], "verbs": ["create"]},
                {"nonResourceURLs": ["/metrics"], "verbs": ["get"]}
              ]
            }
            """);

        Assert.Equal(
            "clusterroles.rbac.authorization.k8s.io \"more\" is forbidden: user \"system:serviceaccount:missing:helper\" "
                + "(groups=[\"system:serviceaccounts\" \"system:serviceaccounts:missing\" \"system:authenticated\"]) "
                + "is attempting to grant RBAC permissions not currently held:\n"
                + "{APIGroups:[\"\"], Resources:[\"pods\"], Verbs:[\"get\" \"list\"]}\n"
                + "{APIGroups:[\"\"], Resources:[\"secrets\"], Verbs:[\"get\" \"list\"]}\n"
                + "{NonResourceURLs:[\"/metrics\"], Verbs:[\"get\"]}",
            answer.Body.GetString("message"));
    }

    /// <summary>An account that may write roles and bindings, and nothing else.</summary>
    private async Task<string> HelperAsync(string ns)
    {
        await cluster.CreateAsync(ns, "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: helper}\n");
        await cluster.SendAsync($"{Rbac}/clusterroles", cluster.AdministratorToken, $$"""
            {"metadata": {"name": "helper-{{ns}}"}, "rules": [
              {"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["clusterroles", "clusterrolebindings"], "verbs": ["create", "patch"]}]}
            """);
        await cluster.SendAsync($"{Rbac}/clusterrolebindings", cluster.AdministratorToken, Bind(ns, $"helper-{ns}"));
        var answer = await cluster.SendAsync($"/api/v1/namespaces/{ns}/serviceaccounts/helper/token", cluster.AdministratorToken, "{}");
        return answer.Body.GetString("status", "token")!;
    }

    private static string Bind(string ns, string role) => $$"""
        {
          "metadata": {"generateName": "helper-"},
          "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "{{role}}"},
          "subjects": [{"kind": "ServiceAccount", "namespace": "{{ns}}", "name": "helper"}]
        }
        """;
}
