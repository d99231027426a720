using Flux.Apply.Clients;
using Flux.Apply.Inventories;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.ObjectStore;
using Microsoft.Extensions.DependencyInjection;

namespace Flux.Conformance.Scenarios;

/// <summary>Sees what a step led to: the final conditions, the objects, the events that were posted.</summary>
internal sealed class ScenarioWitness(ScenarioStage stage, KindCatalog catalog)
{
    private const string Kustomizations = "apis/kustomize.toolkit.fluxcd.io/v1/namespaces";
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(75);

    private readonly ConditionLog _log = new(stage);
    private readonly Dictionary<string, Node> _before = new(StringComparer.Ordinal);
    private HashSet<string> _namespaces = [];
    private EventOrder _order = new([]);
    private int _eventsBefore;

    /// <summary>Sees what is shown on the way, until the scenario is over.</summary>
    public Task FollowAsync(CancellationToken cancellationToken) => _log.FollowAsync(cancellationToken);

    /// <param name="namespaces">The namespaces of the scenario's Kustomizations.</param>
    /// <param name="order">How its events are compared.</param>
    public void BeginStep(HashSet<string> namespaces, EventOrder order)
    {
        _namespaces = namespaces;
        _order = order;
        _log.BeginStep();
        _eventsBefore = stage.Events.Count();
    }

    /// <summary>Waits until what was recorded is seen, or until it cannot be expected any more.</summary>
    public async Task SettleAsync(MapNode step, TimeSpan atLeast, CancellationToken cancellationToken)
    {
        await AsRecordedAsync(step, atLeast, cancellationToken);
        if (IsVarying(step, "posted"))
        {
            // Nothing else waits for its events, which must not fall into the next step.
            await QuietAsync(cancellationToken);
        }
    }

    private async Task AsRecordedAsync(MapNode step, TimeSpan atLeast, CancellationToken cancellationToken)
    {
        await Task.Delay(atLeast, cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        try
        {
            // A step that goes as recorded ends at once; the length of the wait only matters for those that do not.
            for (var quiet = 0; quiet < 60;)
            {
                if (await DifferenceAsync(step, limit.Token) is null)
                {
                    return;
                }

                quiet = await IsWorkingAsync(limit.Token) ? 0 : quiet + 1;
                await Task.Delay(Poll, limit.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
        }
    }

    /// <summary>Waits until nothing is being worked on.</summary>
    public async Task QuietAsync(CancellationToken cancellationToken)
    {
        for (var quiet = 0; quiet < 10;)
        {
            quiet = await IsWorkingAsync(cancellationToken) ? 0 : quiet + 1;
            await Task.Delay(Poll, cancellationToken);
        }
    }

    public async Task<string?> DifferenceAsync(MapNode step, CancellationToken cancellationToken)
    {
        var see = step.GetMap("see")!;
        return (IsVarying(step, "conditions") ? null : await ConditionsAsync(see, cancellationToken))
            ?? (IsVarying(step, "objects") ? null : await ObjectsAsync(see, cancellationToken))
            ?? (IsVarying(step, "posted") ? null : Posted(see));
    }

    /// <summary>At the end of a step that went as recorded: whether what was shown on the way was, too.</summary>
    public async Task<string?> OrderDifferenceAsync(MapNode step, CancellationToken cancellationToken)
    {
        string? difference = null;
        foreach (var (name, lists) in step.GetMap("see").GetMap("conditions") ?? new MapNode())
        {
            var recorded = (ListNode)lists;
            if (!IsVarying(step, "conditions"))
            {
                await _log.CatchUpAsync(name, recorded, cancellationToken);
                difference ??= _log.Difference(name, _before.TryGetValue(name, out var before) ? [before, .. recorded] : [.. recorded]);
            }

            if (recorded.Count > 0)
            {
                _before[name] = recorded[^1];
            }
        }

        return difference;
    }

    private static bool IsVarying(MapNode step, string part) => step.GetList("varies")?.Contains((Node)part) ?? false;

    private async Task<string?> ConditionsAsync(MapNode see, CancellationToken cancellationToken)
    {
        foreach (var (name, lists) in see.GetMap("conditions") ?? new MapNode())
        {
            var last = ((ListNode)lists).Count > 0 ? ((ListNode)lists)[^1] : null;
            var parts = name.Split('/');
            var live = await stage.Client.GetAsync($"{Kustomizations}/{parts[0]}/kustomizations/{parts[1]}", cancellationToken);
            if (last is StringNode)
            {
                if (!live.IsNotFound)
                {
                    return $"{name} should be gone";
                }
            }
            else if (last is not null)
            {
                var found = (live.Object.GetList("status", "conditions") ?? new ListNode()).Select(Comparable.WithoutTime);
                if (Recorded.Difference(last, new ListNode(found)) is { } difference)
                {
                    return $"{name} conditions{difference}";
                }
            }
        }

        return null;
    }

    private async Task<string?> ObjectsAsync(MapNode see, CancellationToken cancellationToken)
    {
        foreach (var recorded in see.GetList("objects")?.OfType<MapNode>() ?? [])
        {
            var reference = ObjectReference.Parse(recorded.GetString("ref") ?? ObjectReference.Of(new ManifestObject(recorded)).ToString());
            var live = await ReadAsync(reference, recorded.GetString("apiVersion"), cancellationToken);
            if (recorded.GetBoolean("absent") == true)
            {
                if (live is not null)
                {
                    return $"{reference} should be absent";
                }
            }
            else if (live is null)
            {
                if (!Comparable.IsLeaving(recorded))
                {
                    return $"{reference} is missing";
                }
            }
            else if (Recorded.Difference(WithSortedManagers(recorded), Comparable.Of(live, recorded)) is { } difference)
            {
                return $"{reference}{difference}";
            }
            else if (await OrphanedEntryAsync(live, recorded, cancellationToken) is { } orphan)
            {
                return $"{reference}.status.inventory has {orphan}, which is not in the cluster";
            }
        }

        return null;
    }

    /// <summary>What a failed apply leaves in the inventory beyond what was recorded must really have been written.</summary>
    private async Task<string?> OrphanedEntryAsync(MapNode live, MapNode recorded, CancellationToken cancellationToken)
    {
        foreach (var entry in Comparable.MoreThanRecorded(live, recorded))
        {
            if (!ObjectId.TryParse(entry, out var id)
                || await ReadAsync(new ObjectReference(id.GroupKind.Kind, id.Namespace, id.Name), null, cancellationToken) is null)
            {
                return entry;
            }
        }

        return null;
    }

    private async Task<MapNode?> ReadAsync(ObjectReference reference, string? apiVersion, CancellationToken cancellationToken)
    {
        if (await catalog.FindAsync(reference.Kind, cancellationToken) is not { } mapping)
        {
            return null;
        }

        if (apiVersion is not null)
        {
            mapping = mapping with { Kind = GroupVersionKind.Parse(apiVersion, reference.Kind) };
        }

        return (await stage.Client.GetAsync(mapping.Path(reference.Namespace, reference.Name), cancellationToken)).Object;
    }

    private string? Posted(MapNode see)
    {
        var polls = stage.Events.Take(_eventsBefore).Select(Comparable.OfEvent).Where(Comparable.IsPoll).ToArray();
        var recorded = WithoutRepeatedPolls((see.GetList("posted") ?? new ListNode()).OfType<MapNode>(), polls);
        var found = WithoutRepeatedPolls(
            stage.Events.Skip(_eventsBefore)
                .Where(item => _namespaces.Contains(item.GetString("involvedObject", "namespace") ?? ""))
                .Select(Comparable.OfEvent),
            polls);
        return _order.Difference(recorded, found) is { } difference ? $"posted{difference}" : null;
    }

    private static MapNode[] WithoutRepeatedPolls(IEnumerable<MapNode> events, IEnumerable<MapNode> before)
    {
        var known = before.ToHashSet();
        return [.. events.Where(item => !Comparable.IsPoll(item) || known.Add(item))];
    }

    private async Task<bool> IsWorkingAsync(CancellationToken cancellationToken)
    {
        var store = stage.Plane.Services.GetRequiredService<IObjectStore>();
        foreach (var @namespace in _namespaces)
        {
            var page = await store.ListAsync(
                new ListRequest(new ResourceKey("kustomize.toolkit.fluxcd.io", "kustomizations")) { Namespace = @namespace }, cancellationToken);
            if (page.Items.Any(item => IsWorking(item.Root)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWorking(MapNode item) => item.GetString("metadata", "deletionTimestamp") is not null || IsReconciling(item);

    private static bool IsReconciling(MapNode item) => item.GetList("status", "conditions")?.Any(
        condition => condition.GetString("type") == "Reconciling" && condition.GetString("reason") == "Progressing") ?? true;

    private static MapNode WithSortedManagers(MapNode recorded)
    {
        var copy = recorded.Copy();
        copy.Remove("ref");
        Comparable.RemoveUnrecorded(copy.GetOrAddMap("metadata"));
        Comparable.SortManagers(copy.GetOrAddMap("metadata"));
        return copy;
    }
}
