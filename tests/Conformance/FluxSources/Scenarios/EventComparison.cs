using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.FluxSources.Scenarios;

/// <summary>
/// Compares the events of a step: those that were posted, and the Events that were stored or counted again. Which they are counts,
/// not their order. A warning that repeats one of an earlier step is a retry's echo, whose time is its own.
/// </summary>
internal sealed class EventComparison(SourceStage stage, string @namespace)
{
    private readonly HashSet<string> _warnings = new(StringComparer.Ordinal);
    private Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private int _posted;

    public async Task BeginStepAsync(CancellationToken cancellationToken)
    {
        _posted = stage.Events.Count();
        var stored = await ListAsync(cancellationToken);
        _counts = stored.ToDictionary(item => item.GetString("metadata", "name")!, item => item.GetInt64("count") ?? 1);
        _warnings.UnionWith(stored.Where(item => item.GetString("type") == "Warning").Select(item => Text(OfStored(item))));
    }

    /// <param name="recorded">The events of the step.</param>
    /// <param name="isPartial">Whether only those were kept that both recordings had.</param>
    public async Task<string?> DifferenceAsync(ListNode recorded, bool isPartial, CancellationToken cancellationToken)
    {
        var wanted = recorded.OfType<MapNode>().ToArray();
        var stored = (await ListAsync(cancellationToken)).Where(IsOfStep).Select(OfStored).ToArray();
        return Compare("stored", wanted.Where(IsStored).Select(OfRecorded), stored, isPartial)
            ?? Compare("posted", wanted.Where(item => item.GetMap("posted") is not null).Select(OfRecordedPost), Posted(), isPartial);
    }

    private string? Compare(string what, IEnumerable<MapNode> recorded, IEnumerable<MapNode> found, bool isPartial)
    {
        var wanted = recorded.Select(Text).ToArray();
        var seen = found.Select(Text).Distinct(StringComparer.Ordinal).ToList();
        foreach (var text in wanted.Where(text => !_warnings.Contains(text)))
        {
            if (!seen.Contains(text))
            {
                return $"{what} event is missing: {text}; found {string.Join(" ", seen)}";
            }
        }

        var extra = seen.FirstOrDefault(text => !wanted.Contains(text) && !_warnings.Contains(text));
        return extra is null || isPartial ? null : $"{what} event was not recorded: {extra}";
    }

    private IEnumerable<MapNode> Posted() => stage.Events.Skip(_posted)
        .Where(item => item.GetString("involvedObject", "namespace") == @namespace)
        .Select(item => Create(
            $"{item.GetString("involvedObject", "kind")}/{item.GetString("involvedObject", "name")}",
            item.GetString("severity") == "error" ? "Warning" : "Normal",
            item.GetString("reason"),
            item.GetString("message"),
            item["metadata"]));

    private bool IsOfStep(MapNode item) =>
        !_counts.TryGetValue(item.GetString("metadata", "name")!, out var before) || (item.GetInt64("count") ?? 1) != before;

    private static bool IsStored(MapNode item) => item.GetBoolean("noKubernetesEvent") != true && item.GetBoolean("combined") != true;

    private async Task<MapNode[]> ListAsync(CancellationToken cancellationToken)
    {
        var list = await stage.Client.GetAsync($"api/v1/namespaces/{@namespace}/events", cancellationToken);
        return [.. (list.Object.GetList("items") ?? new ListNode()).OfType<MapNode>()
            .OrderBy(item => item.GetString("metadata", "name"), StringComparer.Ordinal)];
    }

    private static MapNode OfStored(MapNode item) => Create(
        $"{item.GetString("involvedObject", "kind")}/{item.GetString("involvedObject", "name")}",
        item.GetString("type"), item.GetString("reason"), item.GetString("message"), item.Get("metadata", "annotations"));

    private static MapNode OfRecorded(MapNode item) =>
        Create(item.GetString("involved"), item.GetString("type"), item.GetString("reason"), item.GetString("message"), item["annotations"]);

    private static MapNode OfRecordedPost(MapNode item) =>
        Create(item.GetString("involved"), item.GetString("type"), item.GetString("reason"), item.GetString("message"), item.Get("posted", "metadata"));

    private static MapNode Create(string? involved, string? type, string? reason, string? message, Node? metadata)
    {
        var map = new MapNode
        {
            { "involved", involved ?? "" },
            { "type", type ?? "" },
            { "reason", reason ?? "" },
            { "message", message ?? "" },
        };
        if (metadata is MapNode { Count: > 0 })
        {
            map.Add("metadata", metadata.DeepClone());
        }

        return map;
    }

    private string Text(MapNode item) => stage.ToLive(JsonNodeWriter.WriteToString(item));
}
