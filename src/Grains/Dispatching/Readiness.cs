using Flux.Grains.Statuses;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Grains.Dispatching;

/// <summary>What those that depend on a resource look at.</summary>
internal readonly record struct Readiness(bool IsReady, long Generation, long Observed, string Revision)
{
    public static Readiness Of(MapNode? root)
    {
        return new Readiness(
            StoredConditions.Has(root, ConditionTypes.Ready, "True"),
            root is null ? 0 : new ManifestObject(root).Generation,
            root.GetInt64("status", "observedGeneration") ?? -1,
            root.GetString("status", "lastAppliedRevision") ?? "");
    }
}
