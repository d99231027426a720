using System.Net;
using Flux.DevCluster.Tests.Controllers;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tests.BadInput;

public sealed class QueryTests(ControllerCluster cluster) : IClassFixture<ControllerCluster>
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";

    [Theory]
    [InlineData(Maps + "?limit=abc&limit=1", HttpStatusCode.BadRequest, "strconv.ParseInt: parsing \"abc\": invalid syntax")]
    [InlineData(Maps + "?limit=1&limit=abc", HttpStatusCode.OK, null)]
    [InlineData(Maps + "/kube-root-ca.crt?resourceVersion=abc", HttpStatusCode.UnprocessableEntity, " \"\" is invalid: resourceVersion: Invalid value: \"abc\": strconv.ParseUint: parsing \"abc\": invalid syntax")]
    public async Task Parameter_GivenTwice_IsTheFirst_AndVersionsAreNumbers(string path, HttpStatusCode code, string? message)
    {
        var answer = await cluster.SendAsync(HttpMethod.Get, path, cluster.AdministratorToken, "");

        Assert.Equal(code, answer.Code);
        Assert.Equal(message, answer.Body.GetString("message"));
    }

    [Fact]
    public async Task Read_OfAVersionThatIsYetToCome_IsToldToWait()
    {
        var answer = await cluster.SendAsync(HttpMethod.Get, "/api/v1/namespaces/default?resourceVersion=999999999", cluster.AdministratorToken, "");

        Assert.Equal(HttpStatusCode.GatewayTimeout, answer.Code);
        Assert.Equal("ResourceVersionTooLarge", answer.Body.GetList("details", "causes")![0].GetString("reason"));
    }

    [Fact]
    public async Task Secrets_OfOtherNames_AreNotListedByASecondSelector()
    {
        await cluster.CreateAsync("selected", "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: reader}\n");
        await cluster.SendAsync("/apis/rbac.authorization.k8s.io/v1/namespaces/selected/roles", cluster.AdministratorToken, """
            {"metadata": {"name": "one"}, "rules": [{"apiGroups": [""], "resources": ["secrets"], "resourceNames": ["mine"], "verbs": ["list"]}]}
            """);
        await cluster.SendAsync("/apis/rbac.authorization.k8s.io/v1/namespaces/selected/rolebindings", cluster.AdministratorToken, """
            {"metadata": {"name": "one"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "one"}, "subjects": [{"kind": "ServiceAccount", "name": "reader"}]}
            """);
        var token = (await cluster.SendAsync("/api/v1/namespaces/selected/serviceaccounts/reader/token", cluster.AdministratorToken, "{}")).Body.GetString("status", "token")!;
        const string Secrets = "/api/v1/namespaces/selected/secrets";

        var named = await cluster.SendAsync(HttpMethod.Get, Secrets + "?fieldSelector=metadata.name%3Dmine", token, "");
        var other = await cluster.SendAsync(HttpMethod.Get, Secrets + "?fieldSelector=type%3DOpaque&fieldSelector=metadata.name%3Dmine", token, "");

        Assert.Equal(HttpStatusCode.OK, named.Code);
        Assert.Equal(HttpStatusCode.Forbidden, other.Code);
    }

    [Fact]
    public async Task List_ByNames_GivesWhatMatchesAllOfThem()
    {
        await cluster.CreateAsync("names", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, labels: {of: a}}}\n---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: b, labels: {of: b}}}\n");

        Assert.Equal("a", await NamesAsync("fieldSelector=metadata.name%3Da"));
        Assert.Equal("", await NamesAsync("fieldSelector=metadata.name%3Da,metadata.name%3Db"));
        Assert.Equal("", await NamesAsync("fieldSelector=metadata.name%3Da,metadata.name!%3Da"));
        Assert.Equal("b", await NamesAsync("fieldSelector=metadata.name!%3Da,metadata.name!%3Dkube-root-ca.crt"));
        Assert.Equal("a", await NamesAsync("fieldSelector=metadata.name%3Da&labelSelector=of%3Da"));
        Assert.Equal("", await NamesAsync("fieldSelector=metadata.name%3Da&labelSelector=of%3Db"));
        Assert.Equal("", await NamesAsync("fieldSelector=metadata.name%3Da,metadata.namespace%3Dother"));
    }

    [Theory]
    [InlineData("abc", "time: invalid duration \"abc\"")]
    [InlineData("5", "time: missing unit in duration \"5\"")]
    public async Task Timeout_ThatIsNoDuration_IsRefused(string timeout, string fault)
    {
        var answer = await cluster.SendAsync(HttpMethod.Get, $"{Maps}?timeout={timeout}", "nobody's", "");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Code);
        Assert.Equal($"invalid timeout specified in the request URL - {fault}", answer.Body.GetString("message"));
    }

    [Fact]
    public async Task DryRun_ThatIsEmpty_IsRefused()
    {
        var answer = await cluster.SendAsync(Maps + "?dryRun=", cluster.AdministratorToken, """{"metadata": {"name": "a"}}""");

        Assert.Equal("CreateOptions.meta.k8s.io \"\" is invalid: dryRun: Unsupported value: [\"\"]: supported values: \"All\"", answer.Body.GetString("message"));
    }

    private async Task<string> NamesAsync(string query)
    {
        var answer = await cluster.SendAsync(HttpMethod.Get, $"/api/v1/namespaces/names/configmaps?{query}", cluster.AdministratorToken, "");
        return string.Join(' ', answer.Body.GetList("items")!.Select(item => item.GetString("metadata", "name")));
    }
}
