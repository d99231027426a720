using Flux.Apply.Applying;
using Flux.Apply.Clients;
using Flux.Apply.Diffing;
using Flux.Apply.Health;
using Flux.Apply.Inventories;
using Flux.Apply.Pruning;
using Flux.Conformance.KubeApply.Waiting;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Conformance.KubeApply.Managing;

/// <summary>Makes recorded calls of Flux' resource manager with the apply engine, and tells what came of them in the recorded form.</summary>
internal sealed class ManagerCall
{
    private readonly ApplyEngine _engine;
    private readonly DriftDetector _detector;
    private readonly Pruner _pruner;

    public ManagerCall(KubeConnection connection)
    {
        var client = new KubeClient(connection);
        Mapper = new ResourceMapper(client);
        _engine = new ApplyEngine(client, Mapper, new HealthChecker(client, Mapper, new RuleReader(null, TimeProvider.System), TimeProvider.System));
        _detector = new DriftDetector(client, Mapper);
        _pruner = new Pruner(client, Mapper);
    }

    public ResourceMapper Mapper { get; }

    public async Task<MapNode> RunAsync(MapNode call, CancellationToken cancellationToken)
    {
        try
        {
            return call.GetString("mode") switch
            {
                "" => Drifts(await DetectAsync(call, cancellationToken)),
                "diff" => Entries(await DetectAsync(call, cancellationToken)),
                "delete" or "deleteAll" => await DeleteAsync(call, cancellationToken),
                _ => await ApplyAsync(call, cancellationToken),
            };
        }
        catch (FormatException error)
        {
            return Outcome([], error.Message);
        }
    }

    private async Task<MapNode> ApplyAsync(MapNode call, CancellationToken cancellationToken)
    {
        var result = await _engine.ApplyAsync(Owned(call), ManagerOptions.ForApply(call), cancellationToken);
        return Outcome(result.Entries.Concat(result.Interrupted).Select(entry => (entry.Action.ToString(), entry.Id)), result.Failure?.Message);
    }

    private async Task<MapNode> DeleteAsync(MapNode call, CancellationToken cancellationToken)
    {
        var stale = Objects(call).Select(item => new ManifestObject(item)).Select(item => new InventoryEntry(ObjectId.Of(item), item.GroupVersionKind.Version));
        var result = await _pruner.PruneAsync(stale, ManagerOptions.ForPrune(call), cancellationToken);
        return Outcome(result.Entries.Select(entry => (entry.Action.ToString(), entry.Id)), result.Error);
    }

    private Task<DriftReport> DetectAsync(MapNode call, CancellationToken cancellationToken) =>
        _detector.DetectAsync(Owned(call), ManagerOptions.ForDrift(call), cancellationToken);

    private static MapNode Entries(DriftReport report) => Outcome(
        report.Objects.Select(drift => (drift.Kind switch
        {
            DriftKind.Create => "created",
            DriftKind.Update => "configured",
            DriftKind.Exclude => "skipped",
            _ => "unchanged",
        }, drift.Id)),
        Error(report));

    private static MapNode Drifts(DriftReport report)
    {
        var diffs = new ListNode(report.Objects.Select(drift =>
        {
            var node = new MapNode { { "object", drift.Id.Name }, { "type", drift.Kind.ToString().ToLowerInvariant() } };
            if (drift.Patch.Count > 0)
            {
                node.Set("patch", new ListNode(drift.Patch.Select(operation => operation.ToNode())));
            }

            return (Node)node;
        }));
        return WithError(new MapNode { { "diffs", diffs } }, Error(report));
    }

    private static string? Error(DriftReport report) => report.Failures.Count == 0 ? null : string.Join('\n', report.Failures.Select(failure => failure.Message));

    private static MapNode Outcome(IEnumerable<(string Action, ObjectId Id)> entries, string? error) => WithError(
        new MapNode
        {
            {
                "entries",
                new ListNode(entries.Select(entry => (Node)new MapNode { { "action", entry.Action.ToLowerInvariant() }, { "subject", entry.Id.ToDisplay() } }))
            },
        },
        error);

    private static MapNode WithError(MapNode outcome, string? error)
    {
        if (error is not null)
        {
            outcome.Set("error", error);
        }

        return outcome;
    }

    private static List<MapNode> Owned(MapNode call)
    {
        var objects = Objects(call);
        foreach (var (key, value) in call.GetMap("ownerLabels") ?? new MapNode())
        {
            objects.ForEach(item => item.GetOrAddMap("metadata").GetOrAddMap("labels").Set(key, value.DeepClone()));
        }

        return objects;
    }

    private static List<MapNode> Objects(MapNode call) => [.. call.GetList("objects")!.OfType<MapNode>().Select(item => item.Copy())];
}
