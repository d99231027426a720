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

    [Fact]
    public void Event_OfASeries_ShowsItsLastSightAndWhoReportsIt()
    {
        var now = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var cells = Tables.CoreRows.Event(
            (MapNode)Flux.Manifests.Json.JsonNodeReader.Read("""
                {
                  "metadata": {"name": "n"}, "type": "Normal", "reason": "R", "message": " m ", "involvedObject": {"kind": "Pod"}, "source": {"component": ""},
                  "reportingComponent": "c", "reportingInstance": "i", "eventTime": "2026-01-02T03:00:05.000000Z", "firstTimestamp": null,
                  "series": {"count": 4, "lastObservedTime": "2026-01-02T03:03:05.000000Z"}
                }
                """u8),
            now);

        Assert.Equal("[\"60s\",\"Normal\",\"R\",\"pod\",\"\",\"c, i\",\"m\",\"4m\",4,\"n\"]", Flux.Manifests.Json.JsonNodeWriter.WriteToString(new ListNode(cells)));
    }
}
