using Flux.Grains.Tests.Tenants;

namespace Flux.Grains.Tests.Dispatching;

/// <summary>A change of a Tenant wakes the grains of the owner that it makes, whatever this silo knew before.</summary>
public sealed class TenantWakesTests
{
    private const string Ready = "status: {conditions: [{type: Ready, status: 'True'}]}";
    private const string Failed = "status: {conditions: [{type: Ready, status: 'False'}]}";

    private readonly StoredPlane _plane = new();

    [Fact]
    public async Task NewClaim_WhatWasNobodys_IsWokenWithItsOwner()
    {
        Assert.Equal(["GitRepository -/team/app"], await _plane.WokenByAsync(await _plane.CreateRepositoryAsync("team", "app")));

        var claim = await _plane.CreateTenantAsync("team");

        Assert.Equal(["Tenant team//team", "GitRepository team/team/app"], await _plane.WokenByAsync(claim));
    }

    [Fact]
    public async Task ClaimGivenUp_WhatWasTheTenants_IsWokenAsNobodys()
    {
        await _plane.CreateTenantAsync("team");
        await _plane.CreateRepositoryAsync("team", "app");

        var change = await _plane.UpdateTenantAsync("team", 2, "{namespaces: []}");

        Assert.Equal(["Tenant team//team", "GitRepository -/team/app"], await _plane.WokenByAsync(change));
    }

    [Fact]
    public async Task TenantBecomesReady_OnlyWhatHasFailed_IsWoken()
    {
        await _plane.CreateTenantAsync("team");
        await _plane.CreateRepositoryAsync("team", "early", Failed);
        await _plane.CreateRepositoryAsync("team", "late", Ready);
        await _plane.CreateRepositoryAsync("team", "under-way");

        var provisioned = await _plane.UpdateTenantAsync("team", 1, "{namespaces: [team]}", Ready);
        var again = await _plane.UpdateTenantAsync("team", 1, "{namespaces: [team]}", Ready);

        Assert.Equal(["GitRepository team/team/early"], await _plane.WokenByAsync(provisioned));
        Assert.Empty(await _plane.WokenByAsync(again));
    }
}
