using Flux.Grains.Resources;
using Flux.Manifests.Nodes;

namespace Flux.Grains.Statuses;

/// <summary>Merges a controller's status into the stored one: it owns every field, but only its own types of conditions.</summary>
/// <param name="manager">The field manager that writes are recorded under.</param>
/// <param name="conditions">The types that the controller owns.</param>
public sealed class OwnedStatus(string manager, IReadOnlySet<string> conditions) : IStatusOwner
{
    private const string ObservedGeneration = "observedGeneration";

    public MapNode Merge(MapNode? stored, MapNode ours)
    {
        var merged = ours.Copy();
        if (!merged.ContainsKey(ObservedGeneration))
        {
            merged.Set(ObservedGeneration, -1);
        }

        var foreign = (stored.GetList("conditions") ?? Enumerable.Empty<Node>()).Where(condition => !IsOwned(condition)).ToList();
        if (foreign.Count > 0)
        {
            var own = (ours.GetList("conditions") ?? Enumerable.Empty<Node>()).Where(IsOwned);
            merged.Set("conditions", new ListNode(own.Concat(foreign).Select(condition => condition.DeepClone())));
        }

        return merged;
    }

    public MapNode Own(MapNode before, MapNode after, string? subresource)
    {
        // The schema's default is nobody's: it must not count as a change of ours.
        if (subresource is not null && before.GetMap("status")?.ContainsKey(ObservedGeneration) != true)
        {
            before = before.Copy();
            before.GetOrAddMap("status").Set(ObservedGeneration, -1);
        }

        return FieldRecord.Update(before, after, manager, subresource);
    }

    private bool IsOwned(Node condition) => conditions.Contains(condition.GetString("type") ?? "");
}
