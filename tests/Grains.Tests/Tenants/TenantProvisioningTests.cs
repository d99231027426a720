using System.Globalization;
using Flux.Grains.Tenants;

namespace Flux.Grains.Tests.Tenants;

public sealed class TenantProvisioningTests
{
    [Theory]
    [InlineData("True", "2026-01-01T10:00:05Z", true)]
    [InlineData("True", "2026-01-01T10:00:00Z", true)]
    [InlineData("True", "2026-01-01T09:59:00Z", false)]
    [InlineData("False", "2026-01-01T10:00:05Z", false)]
    public async Task CameSince_RunFromTenOClock_IsTrueWhenTheTenantBecameReadyMeanwhile(string status, string at, bool expected)
    {
        var plane = new StoredPlane();
        await plane.CreateTenantAsync("team", $"status: {{conditions: [{{type: Ready, status: '{status}', lastTransitionTime: '{at}'}}]}}");
        var start = DateTimeOffset.Parse("2026-01-01T10:00:00.9Z", CultureInfo.InvariantCulture);

        Assert.Equal(expected, await new TenantProvisioning(plane.Store).CameSinceAsync("team", start, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("status: {observedGeneration: 0}", true)]
    [InlineData("status: {observedGeneration: 1}", false)]
    public async Task IsPending_TenantWithAStatus_IsFalseOnceItsSpecWasLookedAt(string status, bool expected)
    {
        var plane = new StoredPlane();
        await plane.CreateTenantAsync("team", status);

        Assert.Equal(expected, await new TenantProvisioning(plane.Store).IsPendingAsync("team", TestContext.Current.CancellationToken));
    }
}
