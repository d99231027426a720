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

    [Theory]
    [InlineData("{}", "0/2", "Pending", "0")]
    [InlineData("""{"initContainerStatuses": [{"name": "i", "state": {"waiting": {"reason": "PodInitializing"}}}]}""", "0/2", "Init:0/2", "0")]
    [InlineData("""{"initContainerStatuses": [{"name": "i", "state": {"waiting": {"reason": "CrashLoopBackOff"}}, "restartCount": 3}]}""", "0/2", "Init:CrashLoopBackOff", "3")]
    [InlineData(
        """{"initContainerStatuses": [{"name": "i", "state": {"terminated": {"exitCode": 0}}}, {"name": "s", "started": true, "ready": true, "state": {"running": {}}}], "containerStatuses": [{"name": "c", "ready": true, "state": {"running": {}}}]}""",
        "2/2",
        "Pending",
        "0")]
    [InlineData("""{"containerStatuses": [{"name": "c", "state": {"terminated": {"exitCode": 0, "reason": "Completed"}}}]}""", "0/2", "Completed", "0")]
    [InlineData(
        """{"containerStatuses": [{"name": "c", "restartCount": 2, "state": {"waiting": {"reason": "CrashLoopBackOff"}}, "lastState": {"terminated": {"exitCode": 1, "finishedAt": "2026-01-02T03:03:05Z"}}}]}""",
        "0/2",
        "CrashLoopBackOff",
        "2 (60s ago)")]
    public void Pod_ShowsTheMostTellingOfItsContainers(string status, string ready, string reason, string restarts)
    {
        var pod = (MapNode)Flux.Manifests.Json.JsonNodeReader.Read(System.Text.Encoding.UTF8.GetBytes($$"""
            {"metadata": {"name": "p"}, "spec": {"containers": [{"name": "c"}], "initContainers": [{"name": "i"}, {"name": "s", "restartPolicy": "Always"}]}, "status": {{status}}}
            """));
        pod.GetMap("status")!.TryAdd("phase", "Pending");

        var cells = Tables.PodRow.Of(pod, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

        Assert.Equal([ready, reason, restarts], cells.Skip(1).Take(3).Select(cell => ((StringNode)cell).Value));
    }

    [Fact]
    public void Lists_AreCutAfterThree()
    {
        var slice = (MapNode)Flux.Manifests.Json.JsonNodeReader.Read("""
            {"metadata": {"name": "s"}, "ports": [{"port": 80}], "endpoints": [{"addresses": ["10.0.0.1"]}, {"addresses": ["10.0.0.2"]}, {"addresses": ["10.0.0.3"]}, {"addresses": ["10.0.0.4"]}]}
            """u8);
        var endpoints = (MapNode)Flux.Manifests.Json.JsonNodeReader.Read("""
            {"metadata": {"name": "e"}, "subsets": [{"addresses": [{"ip": "10.0.0.1"}, {"ip": "::1"}], "ports": [{"port": 80}, {"port": 81}]}]}
            """u8);
        var now = DateTimeOffset.UnixEpoch;

        Assert.Equal("10.0.0.1,10.0.0.2,10.0.0.3 + 1 more...", ((StringNode)Tables.CoreRows.Slice(slice, now)[3]).Value);
        Assert.Equal("10.0.0.1:80,[::1]:80,10.0.0.1:81 + 1 more...", ((StringNode)Tables.CoreRows.Endpoints(endpoints, now)[1]).Value);
    }
}
