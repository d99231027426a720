using Flux.Apply.Applying;
using Flux.Apply.Health;
using Flux.Apply.Inventories;
using Flux.Apply.Ordering;
using Flux.Grains.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Grains.Kustomizations;

/// <summary>Which objects a run waits for: everything applied, or those that the spec lists; never itself.</summary>
internal static class HealthTargets
{
    /// <returns>Null targets when the spec asks for no check.</returns>
    public static (IReadOnlyList<HealthTarget>? Targets, string? Error) Of(KustomizationRun run)
    {
        if (run.Spec.HealthChecks.Count == 0 && !run.Spec.Wait)
        {
            return (null, null);
        }

        var (all, error) = run.Spec.Wait ? (OfChanges(run), null) : OfReferences(run);
        if (error is not null || all.Count == 0)
        {
            return (null, error);
        }

        return ([.. all.Where(target => !IsSelf(run, target))], null);
    }

    /// <summary>Whether all objects that the spec lists are among those that were applied.</summary>
    public static bool AreOwn(KustomizationRun run)
    {
        var own = Inventory.Parse(run.Status["inventory"]).Entries.Select(entry => entry.Id).ToHashSet();
        return OfReferences(run) is { Error: null } references && references.Targets.TrueForAll(target => own.Contains(target.Id));
    }

    /// <summary>Jobs that remove themselves when they are done.</summary>
    public static HashSet<ObjectId> Vanishing(KustomizationRun run) =>
        [.. run.Objects.Where(IsJobWithTtl).Select(item => ObjectId.Of(new ManifestObject(item)))];

    private static List<HealthTarget> OfChanges(KustomizationRun run)
    {
        var vanishing = Vanishing(run);

        // Two versions of one kind are one object, and are waited for once.
        return
        [
            .. run.Changes
                .Where(entry => entry.Action != ChangeAction.Skipped)
                .DistinctBy(entry => entry.Id)
                .Select(entry => new HealthTarget(entry.Id, entry.Version) { MayVanish = vanishing.Contains(entry.Id) }),
        ];
    }

    private static (List<HealthTarget> Targets, string? Error) OfReferences(KustomizationRun run)
    {
        var targets = new List<HealthTarget>();
        var vanishing = Vanishing(run);
        foreach (var reference in run.Spec.HealthChecks)
        {
            var apiVersion = reference.ApiVersion is { Length: > 0 } given ? given : "apps/v1";
            if (apiVersion.Count(character => character == '/') > 1)
            {
                return (targets, $"unexpected GroupVersion string: {apiVersion}");
            }

            var kind = GroupVersionKind.Parse(apiVersion, reference.Kind);
            var id = new ObjectId(reference.Namespace ?? "", reference.Name, kind.GroupKind);
            if (targets.All(target => target.Id != id))
            {
                targets.Add(new HealthTarget(id, null) { MayVanish = vanishing.Contains(id) });
            }
        }

        return (targets, null);
    }

    private static bool IsSelf(KustomizationRun run, HealthTarget target) =>
        target.Id.GroupKind.Kind == ToolkitKinds.Kustomization.Kind
        && target.Id.Name == run.Object.Metadata.Name
        && target.Id.Namespace == run.Object.Metadata.Namespace;

    private static bool IsJobWithTtl(MapNode item) =>
        ObjectClass.IsJob(new ManifestObject(item)) && item.Get("spec", "ttlSecondsAfterFinished") is NumberNode;
}
