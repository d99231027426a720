using Flux.Apply.Clients;
using Flux.Manifests.Nodes;

namespace Flux.EndToEnd;

/// <summary>What was healthy when it was applied and is not any more.</summary>
public sealed class LateHealthTests : IDisposable
{
    private const string Definition =
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: widgets.example.com}
        spec:
          group: example.com
          scope: Namespaced
          names: {plural: widgets, kind: Widget, singular: widget, listKind: WidgetList}
          versions:
          - name: v1
            served: true
            storage: true
            subresources: {status: {}}
            schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
        """;

    private readonly Workspace _workspace = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("  wait: true\n")]
    [InlineData("  healthChecks: [{apiVersion: example.com/v1, kind: Widget, name: w, namespace: team}]\n")]
    public async Task Object_ThatFailsAfterItWasReady_IsToldAtTheNextInterval(string health)
    {
        await using var plane = await _workspace.StartAsync();
        var client = plane.HomeClient;
        await Manifests.ApplyAsync(client, "apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets.example.com", Definition);
        var tree = await GitWorkTree.CreateAsync(plane, "team/app.git", _workspace.PathOf("tree"));
        await tree.PushAsync(("w.yaml", "apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w, namespace: team}\nspec: {a: 1}\n"));
        await Manifests.ApplyAsync(
            client,
            "apis/tenancy.toolkit.fluxcd.io/v1alpha1/tenants/team",
            "apiVersion: tenancy.toolkit.fluxcd.io/v1alpha1\nkind: Tenant\nmetadata: {name: team}\nspec: {namespaces: [team], clusterRole: cluster-admin}\n");
        await Eventually.ReadyAsync(client, "apis/tenancy.toolkit.fluxcd.io/v1alpha1/tenants", "team");
        await Manifests.GitRepositoryAsync(client, "team", "app", new Uri(plane.HttpAddress, "/git/team/app.git").ToString());
        await Manifests.KustomizationAsync(client, "team", "app", "app", health);
        await client.PatchAsync(
            $"{Manifests.In(Manifests.Kustomizations, "team")}/app", PatchKind.Merge, new MapNode { { "spec", new MapNode { { "interval", "2s" } } } }, "test", Token);
        await Eventually.ReadyAsync(client, Manifests.In(Manifests.Kustomizations, "team"), "app");

        var failed = new MapNode { { "type", "Stalled" }, { "status", "True" }, { "reason", "Broken" }, { "message", "it broke" }, { "lastTransitionTime", "2026-01-01T00:00:00Z" } };
        var patched = await client.PatchAsync(
            "apis/example.com/v1/namespaces/team/widgets/w/status", PatchKind.Merge, new MapNode { { "status", new MapNode { { "conditions", new ListNode { failed } } } } }, "test", Token);
        Assert.True(patched.IsSuccess, patched.Error?.Message);
        var told = await Eventually.ObjectAsync(client, Manifests.In(Manifests.Kustomizations, "team"), "app", item => Eventually.Is(item, "False"));

        Assert.Equal("HealthCheckFailed", Eventually.Reason(told));
    }
}
