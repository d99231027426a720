using Flux.Apply.Clients;
using Flux.Apply.Health;
using Flux.Apply.Tests.Servers;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Apply.Tests.Health;

public sealed class PodFailuresTests
{
    private const string Crashing = """{"metadata":{"name":"a"}}""";
    private const string Going = """{"metadata":{"name":"b","deletionTimestamp":"2026-01-01T00:00:00Z"}}""";
    private const string Unplaced =
        """{"metadata":{"name":"c"},"status":{"conditions":[{"type":"PodScheduled","status":"False","reason":"Unschedulable"}]}}""";

    private static readonly MapNode Controller = (MapNode)YamlReader.Read(
        "{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: db, namespace: ns}, spec: {selector: {matchLabels: {app: db}}}}")!;

    [Theory]
    [InlineData(Crashing, true)]
    [InlineData(Going, false)]
    [InlineData(Unplaced, false)]
    [InlineData(Going + "," + Unplaced + "," + Crashing, true)]
    public async Task AnyAsync_FailedPods_CountUnlessTheyAreGoingOrUnplaced(string pods, bool isFailed)
    {
        using var server = new FixedServer(new Dictionary<string, (int, string)>
        {
            ["GET /api/v1/namespaces/ns/pods"] = (200, $$"""{"kind":"PodList","apiVersion":"v1","items":[{{pods}}]}"""),
        });
        using var connection = KubeConnection.ToServer(server.Address, "token", null);

        Assert.Equal(isFailed, await new PodFailures(new KubeClient(connection), new Failing()).AnyAsync(Controller, TestContext.Current.CancellationToken));
    }

    private sealed class Failing : IStatusReader
    {
        public (HealthState State, string? Error) Read(MapNode item) => (HealthState.Failed, null);
    }
}
