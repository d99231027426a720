using Flux.Apply.Inventories;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Conformance.Scenarios;

/// <summary>
/// Compares events in their order. That of one object's events is determinate, and so is that of two objects when one waits for the
/// other: it depends on it, or applied it. Any others work at once, here as in the original, and whose event comes first is a matter of
/// timers and of how long an apply takes (the recorder, too, only tells which of three runs agreed). So it is with two that find at the
/// same time that they have to wait.
/// </summary>
internal sealed class EventOrder(IReadOnlyCollection<(string Left, string Right)> waiting)
{
    private const string Group = "kustomize.toolkit.fluxcd.io";

    /// <param name="steps">The scenario so far: what was applied, and what the inventories were seen to hold.</param>
    public static EventOrder Of(IReadOnlyCollection<MapNode> steps) => new([.. steps.SelectMany(Dependencies), .. steps.SelectMany(Applied)]);

    /// <returns>The first difference; null when there is none.</returns>
    public string? Difference(IReadOnlyCollection<MapNode> recorded, IReadOnlyCollection<MapNode> found)
    {
        var names = recorded.Concat(found).Select(Involved).Distinct(StringComparer.Ordinal).ToArray();
        var pairs = names.SelectMany((left, i) => names[(i + 1)..].Where(right => Waits(left, right)).Select(right => (left, right)));
        return names.Select(name => (name, name)).Concat(pairs)
            .Select(pair => Compare(Of(recorded, pair), Of(found, pair)))
            .FirstOrDefault(difference => difference is not null);
    }

    private bool Waits(string left, string right) => waiting.Contains((left, right)) || waiting.Contains((right, left));

    private static string? Compare(ListNode recorded, ListNode found) => recorded.Count != found.Count
        ? $": recorded {recorded.Count} events, found {found.Count}: {found}"
        : Recorded.Difference(recorded, found);

    /// <summary>The events of two objects; neighbours that say the same count once.</summary>
    private static ListNode Of(IEnumerable<MapNode> events, (string Left, string Right) pair)
    {
        var list = new ListNode();
        var isPair = pair.Left != pair.Right;
        foreach (var item in events.Where(item => Involved(item) is var name && (name == pair.Left || name == pair.Right) && !(isPair && (Comparable.IsPoll(item) || Comparable.IsClosing(item)))))
        {
            if (list.Count == 0 || !Comparable.SameEvent(list[^1], item))
            {
                list.Add(item);
            }
        }

        return list;
    }

    private static IEnumerable<(string, string)> Dependencies(MapNode step) =>
        from action in step.GetList("do")!
        let item = action.GetMap("apply") ?? action.GetMap("create")
        where item is not null
        let self = new ManifestObject(item)
        from dependency in item.GetList("spec", "dependsOn") ?? new ListNode()
        select (Name(self.Namespace, self.Name), Name(dependency.GetString("namespace") ?? self.Namespace, dependency.GetString("name")));

    private static IEnumerable<(string, string)> Applied(MapNode step) =>
        from item in (step.GetMap("see").GetList("objects") ?? new ListNode()).OfType<MapNode>()
        let self = new ManifestObject(item)
        from entry in item.GetList("status", "inventory", "entries") ?? new ListNode()
        let id = ObjectId.TryParse(entry.GetString("id") ?? "", out var parsed) ? parsed : default
        where id.GroupKind == new GroupKind(Group, "Kustomization")
        select (Name(self.Namespace, self.Name), Name(id.Namespace, id.Name));

    private static string Name(string @namespace, string? name) => $"Kustomization/{@namespace}/{name}";

    private static string Involved(MapNode item) => item.GetString("involved") ?? "";
}
