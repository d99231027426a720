using Flux.Apply.Clients;
using Flux.Manifests.Nodes;
using Flux.Silo.Hosting;

namespace Flux.EndToEnd.Tenants;

/// <summary>What a tenant was given is taken back when it should not have it any more.</summary>
public sealed class TenantRightsTests : IAsyncLifetime
{
    private const string Tenants = CappedPlane.Tenants;
    private const string Owned = "owners: [{kind: User, name: ann}]";

    private readonly Workspace _workspace = new();
    private ControlPlane? _plane;

    private KubeClient Client => _plane!.HomeClient;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _plane = await _workspace.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _plane!.DisposeAsync();
        _workspace.Dispose();
    }

    [Fact]
    public async Task OwnersRemoved_TheirRights_End()
    {
        await TenantAsync("team", $"namespaces: [team], {Owned}");
        Assert.Equal(["flux-tenant", "flux-tenant-owners"], await BindingsAsync("team"));

        await TenantAsync("team", "namespaces: [team], serviceAccountName: deployer");

        Assert.Equal(["deployer"], await BindingsAsync("team"));
    }

    [Fact]
    public async Task NamespaceMovesToAnotherTenant_NothingOfTheFirst_StaysInIt()
    {
        await TenantAsync("first", $"namespaces: [kept, moved], clusterRole: cluster-admin, serviceAccountName: strong, {Owned}");
        await TenantAsync("first", $"namespaces: [kept], clusterRole: cluster-admin, serviceAccountName: strong, {Owned}");
        Assert.Equal(["strong"], await BindingsAsync("moved"));
        Assert.Null((await GetAsync("api/v1/namespaces/moved")).GetString("metadata", "labels", "tenancy.toolkit.fluxcd.io/tenant"));

        await TenantAsync("second", "namespaces: [moved]");

        Assert.Equal(["flux-tenant"], await BindingsAsync("moved"));
        Assert.Equal(["flux-tenant-owners", "strong"], await BindingsAsync("kept"));
    }

    /// <summary>The role of a binding cannot be changed: it is made anew, or who is given less would keep more.</summary>
    [Fact]
    public async Task RoleReduced_OrOfTheNextTenant_IsTheOneThatHolds()
    {
        await TenantAsync("team", "namespaces: [team], clusterRole: cluster-admin");
        await TenantAsync("team", "namespaces: [team], clusterRole: view");
        Assert.Equal("view", await RoleAsync());

        await TenantAsync("team", "namespaces: []");
        await TenantAsync("next", "namespaces: [team], clusterRole: edit");
        Assert.Equal("edit", await RoleAsync());

        async Task<string?> RoleAsync() =>
            (await GetAsync("apis/rbac.authorization.k8s.io/v1/namespaces/team/rolebindings/flux-tenant")).GetString("roleRef", "name");
    }

    [Fact]
    public async Task TenantDeleted_ItsPeoplesRights_EndAndItsNamespacesStay()
    {
        await TenantAsync("gone", $"namespaces: [gone], {Owned}");

        await DeleteAsync("gone");

        Assert.Equal(["flux-tenant"], await BindingsAsync("gone"));
        Assert.Equal("Active", (await GetAsync("api/v1/namespaces/gone")).GetString("status", "phase"));
    }

    /// <summary>No interval is near.</summary>
    [Fact]
    public async Task WhatATenantWasGiven_TakenAwayBySomebody_ComesBack()
    {
        const string Fence = "apis/networking.k8s.io/v1/namespaces/kept/networkpolicies";
        await TenantAsync("kept", "namespaces: [kept]");

        await Client.PatchAsync($"{Fence}/flux-tenant", PatchKind.Merge, new MapNode { { "spec", new MapNode { { "ingress", NullNode.Instance } } } }, "somebody", Token);
        await Eventually.ObjectAsync(Client, Fence, "flux-tenant", item => item.GetList("spec", "ingress") is { Count: 1 });
        await Client.DeleteAsync("apis/rbac.authorization.k8s.io/v1/namespaces/kept/rolebindings/flux-tenant", Token);
        await Eventually.ObjectAsync(Client, "apis/rbac.authorization.k8s.io/v1/namespaces/kept/rolebindings", "flux-tenant", _ => true);

        var before = (await GetAsync("api/v1/namespaces/kept")).GetString("metadata", "uid");
        await Client.DeleteAsync("api/v1/namespaces/kept", Token);
        await Eventually.ObjectAsync(
            Client, "api/v1/namespaces", "kept", item => item.GetString("metadata", "uid") != before && item.GetString("metadata", "deletionTimestamp") is null);
        await Eventually.ObjectAsync(Client, Fence, "flux-tenant", _ => true);
    }

    [Fact]
    public async Task Owner_InItsNamespace_WorksWithTheToolkitsKindsButNotWithTheirStatus()
    {
        await TenantAsync("mine", $"namespaces: [mine], {Owned}");
        await TenantAsync("others", "namespaces: [others]");

        Assert.True(await MayAsync("mine", "create", "kustomize.toolkit.fluxcd.io", "kustomizations"));
        Assert.True(await MayAsync("mine", "delete", "source.toolkit.fluxcd.io", "gitrepositories"));
        Assert.True(await MayAsync("mine", "get", "helm.toolkit.fluxcd.io", "helmreleases"));
        Assert.False(await MayAsync("mine", "patch", "kustomize.toolkit.fluxcd.io", "kustomizations", "status"));
        Assert.False(await MayAsync("others", "get", "kustomize.toolkit.fluxcd.io", "kustomizations"));
        Assert.False(await MayAsync("", "get", "tenancy.toolkit.fluxcd.io", "tenants"));
    }

    [Fact]
    public async Task WindowThatIsNoTime_IsToldOnTheTenant()
    {
        await ApplyAsync("odd", "namespaces: [odd], windows: [{schedule: '0 25 * * *', duration: 1h}]");

        var item = await Eventually.ObjectAsync(Client, Tenants, "odd", item => Eventually.Is(item, "False"));
        Assert.Equal("InvalidWindow", Eventually.Reason(item));
        Assert.Contains("spec.windows[0].schedule: '0 25 * * *'", Eventually.Message(item), StringComparison.Ordinal);
    }

    private async Task<bool> MayAsync(string @namespace, string verb, string group, string resource, string subresource = "")
    {
        var attributes = new MapNode
        {
            { "namespace", @namespace }, { "verb", verb }, { "group", group }, { "resource", resource }, { "subresource", subresource },
        };
        var review = new MapNode
        {
            { "apiVersion", "authorization.k8s.io/v1" },
            { "kind", "SubjectAccessReview" },
            { "spec", new MapNode { { "user", "ann" }, { "resourceAttributes", attributes } } },
        };
        var answer = await Client.CreateAsync("apis/authorization.k8s.io/v1/subjectaccessreviews", review, Token);
        return answer.Object.GetBoolean("status", "allowed") is true;
    }

    private async Task TenantAsync(string name, string spec)
    {
        await ApplyAsync(name, spec);
        await Eventually.ObjectAsync(
            Client,
            Tenants,
            name,
            item => Eventually.Is(item, "True") && item.GetInt64("status", "observedGeneration") == item.GetInt64("metadata", "generation"));
    }

    private Task ApplyAsync(string name, string spec) => Manifests.ApplyAsync(
        Client,
        $"{Tenants}/{name}",
        $"apiVersion: tenancy.toolkit.fluxcd.io/v1alpha1\nkind: Tenant\nmetadata:\n  name: {name}\nspec: {{{spec}}}\n");

    private async Task DeleteAsync(string name)
    {
        await foreach (var change in Client.WatchAsync($"{Tenants}?fieldSelector=metadata.name%3D{name}", Token))
        {
            if (change.Type == "ADDED")
            {
                await Client.DeleteAsync($"{Tenants}/{name}", Token);
            }
            else if (change.Type == "DELETED")
            {
                return;
            }
        }
    }

    private async Task<IEnumerable<string?>> BindingsAsync(string @namespace) =>
        (await GetAsync($"apis/rbac.authorization.k8s.io/v1/namespaces/{@namespace}/rolebindings")).GetList("items")!
        .Select(item => item.GetString("metadata", "name"));

    private async Task<MapNode> GetAsync(string path) => (await Client.GetAsync(path, Token)).Object!;
}
