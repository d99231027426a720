using Flux.Apply.Clients;
using Flux.Manifests.Nodes;

namespace Flux.EndToEnd.Tenants;

/// <summary>What an operator is told of a Tenant.</summary>
public sealed class TenantEventTests : IDisposable
{
    private const string Tenants = "apis/tenancy.toolkit.fluxcd.io/v1alpha1/tenants";
    private const string Events = "api/v1/namespaces/default/events";

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Tenant_WhoseStateChanges_SaysItInItsConditionAndInAnEvent()
    {
        await using var plane = await _workspace.StartAsync();
        var client = plane.HomeClient;

        await Manifests.ApplyAsync(client, Tenants + "/shop", Tenant("windows: [{schedule: 0 8 * * 9, duration: 1h}]"));
        var refused = await Eventually.ObjectAsync(client, Tenants, "shop", item => Eventually.Reason(item) == "InvalidWindow");
        var warning = await EventAsync(client, "InvalidWindow");
        await Manifests.ApplyAsync(client, Tenants + "/shop", Tenant("freeze: true"));
        await Eventually.ReadyAsync(client, Tenants, "shop", "1 namespace is provisioned; the tenant is frozen");
        var normal = await EventAsync(client, "Succeeded");

        Assert.Equal(("Warning", Eventually.Message(refused)), (warning.GetString("type"), warning.GetString("message")));
        Assert.Equal(("Normal", "tenant-controller"), (normal.GetString("type"), normal.GetString("source", "component")));
    }

    private static Task<MapNode> EventAsync(KubeClient client, string reason) =>
        Eventually.ObjectAsync(client, Events, reason, item => item.GetString("involvedObject", "name") == "shop", "reason");

    private static string Tenant(string more) =>
        $"apiVersion: tenancy.toolkit.fluxcd.io/v1alpha1\nkind: Tenant\nmetadata:\n  name: shop\nspec:\n  namespaces: [shop]\n  {more}\n";
}
