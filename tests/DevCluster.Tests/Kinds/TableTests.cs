using System.Globalization;
using Flux.DevCluster.Hosting;
using Flux.Manifests.Nodes;
using Flux.DevCluster.Kinds;
using Microsoft.Extensions.DependencyInjection;

namespace Flux.DevCluster.Tests.Kinds;

public sealed class TableTests
{
    // Kinds of dynamic resource allocation, which nothing here allocates, and those without rows of their own.
    private static readonly HashSet<string> Plain = ["ComponentStatus", "ResourceClaim", "ResourceClaimTemplate", "ResourceSlice", "DeviceClass", "IPAddress", "CSIStorageCapacity"];

    [Fact]
    public async Task EveryKind_HasACellForEachColumn()
    {
        await using var host = await DevClusterHost.StartAsync(new DevClusterOptions { UseTls = false, RunWorkloads = false }, cancellationToken: TestContext.Current.CancellationToken);
        var now = DateTimeOffset.Parse("2026-01-02T03:04:05Z", CultureInfo.InvariantCulture);
        var faults =
            from resource in host.Services.GetRequiredService<BuiltinKinds>().All()
            where !Plain.Contains(resource.Kind) && resource.Virtual is null
            from version in resource.Versions
            where version.Columns.Count > 0
            let cells = resource.Strategy.Cells(new MapNode { { "metadata", new MapNode { { "name", "n" } } } }, now)
            where cells?.Count != version.Columns.Count
            select $"{resource.Kind}: {cells?.Count} cells, {version.Columns.Count} columns";

        Assert.Empty(faults);
    }
}
