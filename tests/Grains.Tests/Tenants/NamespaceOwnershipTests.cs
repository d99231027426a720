using Flux.Contracts.Reconciling;
using Flux.Grains.Reconciling;
using Flux.Grains.Tenants;
using Flux.Grains.Working;

namespace Flux.Grains.Tests.Tenants;

public sealed class NamespaceOwnershipTests
{
    private readonly StoredPlane _plane = new();

    /// <summary>The one that sent the wake has heard of the claim before this silo: its grain must not think that it is gone.</summary>
    [Fact]
    public async Task ClaimUnknownHere_OwnersGrain_Holds()
    {
        await _plane.CreateTenantAsync("team");

        Assert.True(await HoldsAsync("team", WakeReason.Changed));
    }

    [Theory]
    [InlineData(WakeReason.Changed)]
    [InlineData(WakeReason.PolicyChanged)]
    public async Task ClaimUnknownHere_NobodysGrain_DoesNotHold(WakeReason reason)
    {
        await _plane.CreateTenantAsync("team");

        Assert.False(await HoldsAsync(TenantDirectory.Unclaimed, reason));
    }

    [Fact]
    public async Task PolicyChanged_TheTenantsPolicy_IsReadAnew()
    {
        await _plane.CreateTenantAsync("team");
        await _plane.Directory.RefreshAsync(TestContext.Current.CancellationToken);
        await _plane.UpdateTenantAsync("team", 2, "{namespaces: [team], freeze: true}");

        Assert.True(await HoldsAsync("team", WakeReason.PolicyChanged));
        Assert.True(_plane.Directory.Find("team")!.Spec.Freeze);
    }

    /// <summary>The next owner's grain has an epoch of its own, which does not stop this run.</summary>
    [Fact]
    public async Task ClaimEndsDuringARun_ItsFence_Falls()
    {
        await _plane.CreateTenantAsync("team");
        await _plane.Directory.RefreshAsync(TestContext.Current.CancellationToken);
        var fence = new NamespaceOwnership(_plane.Directory).Guard(Context("team", WakeReason.Changed));
        Assert.True(await fence.ClaimAsync(TestContext.Current.CancellationToken));
        Assert.True(await fence.HoldsAsync(TestContext.Current.CancellationToken));

        await _plane.UpdateTenantAsync("team", 2, "{namespaces: []}");
        await _plane.Directory.RefreshAsync(TestContext.Current.CancellationToken);

        Assert.False(await fence.HoldsAsync(TestContext.Current.CancellationToken));
        Assert.False(await fence.ClaimAsync(TestContext.Current.CancellationToken));
    }

    private ValueTask<bool> HoldsAsync(string tenant, WakeReason reason) =>
        new NamespaceOwnership(_plane.Directory).HoldsAsync(Context(tenant, reason), TestContext.Current.CancellationToken);

    private static ReconcileContext Context(string tenant, WakeReason reason)
    {
        var id = new ResourceId(tenant, "team", "app");
        return new ReconcileContext(id, id.ToString(), new HashSet<WakeReason> { reason }, new NoFence(), WorkSlot.Free);
    }

    private sealed class NoFence : IFence
    {
        public Task<bool> ClaimAsync(CancellationToken cancellationToken) => Task.FromResult(true);

        public Task<bool> HoldsAsync(CancellationToken cancellationToken) => Task.FromResult(true);
    }
}
