using System.Text;
using Flux.Contracts.Objects;
using Flux.Contracts.Tenants;

namespace Flux.Grains.Tests.Tenants;

/// <summary>One object that is odd stops neither its kind nor the process.</summary>
public sealed class StoredTenantsTests
{
    [Fact]
    public async Task Tenant_ThatCannotBeRead_KeepsItsNamespacesAndStopsNobody()
    {
        var plane = new StoredPlane();
        await plane.CreateTenantAsync("good");
        await plane.CreateTenantAsync("odd");
        await plane.UpdateTenantAsync("odd", 2, "{namespaces: [odd], weight: many}");

        await plane.Directory.RefreshAsync(TestContext.Current.CancellationToken);

        Assert.Equal("good", plane.Directory.TenantOf("good"));
        Assert.Equal("odd", plane.Directory.TenantOf("odd"));
        Assert.True(plane.Directory.Find("odd")!.Spec.Freeze);
    }

    /// <summary>Integers of a schema may be written with a point or an exponent, and are stored as they were written.</summary>
    [Theory]
    [InlineData("2.0", 2)]
    [InlineData("1e2", 100)]
    [InlineData("30", 30)]
    public void Integer_InAnyFormOfJson_IsRead(string text, int value)
    {
        var json = """{"metadata": {"generation": N}, "spec": {"weight": N, "quota": {"concurrency": N, "objects": {"Kustomization": N}}}}"""
            .Replace("N", text, StringComparison.Ordinal);

        var tenant = ToolkitJson.Read<TenantSpec, TenantStatus>(Encoding.UTF8.GetBytes(json));

        Assert.Equal(value, tenant.Metadata.Generation);
        Assert.Equal(value, tenant.Spec.Weight);
        Assert.Equal(value, tenant.Spec.Quota.Concurrency);
        Assert.Equal(value, tenant.Spec.Quota.Objects["Kustomization"]);
    }
}
