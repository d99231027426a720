using Flux.Conformance.Running;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Text;
using Flux.Manifests.Validation;

namespace Flux.Conformance.KubeApply;

/// <summary><c>flux/status</c>: writes of the status of a minimal object.</summary>
internal sealed class FluxStatusTopic : ICorpusTopic
{
    public bool Handles(string path) => path == "flux/status";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support)
    {
        foreach (var item in document.GetList("cases")!.Cast<MapNode>())
        {
            yield return ConformanceCase.Create($"{path}/{item.GetString("id")}", () => Replay(item));
        }
    }

    private static string? Replay(MapNode item)
    {
        var kind = item.GetString("kind")!;
        var (group, schema) = CustomResources.Find(kind);
        var old = new MapNode { { "metadata", new MapNode { { "name", "stx" } } } };
        schema.Default(old);
        var updated = old.Copy();
        if (item["status"] is MapNode patch)
        {
            Merge(updated.GetOrAddMap("status"), patch);
        }
        else
        {
            updated.Set("status", item["status"]!.DeepClone());
        }

        schema.Default(updated);
        var unknown = schema.Prune(updated);
        var errors = schema.ValidateStatus(updated, old).Errors;
        var want = item.GetMap("want")!;
        if (errors.Count > 0)
        {
            var status = FieldErrorList.InvalidStatus(new GroupKind(group, kind), "stx", errors);
            return Expectation.StatusDifference(want["body"], status, item.GetBoolean("orderVaries") == true || want.GetBoolean("orderVaries") == true);
        }

        var warnings = new ListNode(unknown.Select(field => (Node)$"299 - {GoText.Quote($"unknown field {GoText.Quote(field)}")}"));
        return Expectation.Difference(want["status"], updated["status"]) ?? Expectation.Difference(want["warnings"] ?? new ListNode(), warnings);
    }

    private static void Merge(MapNode target, MapNode patch)
    {
        foreach (var (key, value) in patch)
        {
            if (value is NullNode)
            {
                target.Remove(key);
            }
            else if (value is MapNode map && target[key] is MapNode below)
            {
                Merge(below, map);
            }
            else
            {
                target.Set(key, value.DeepClone());
            }
        }
    }
}
