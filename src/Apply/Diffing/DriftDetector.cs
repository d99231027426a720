using Flux.Apply.Applying;
using Flux.Apply.Clients;
using Flux.Apply.Inventories;
using Flux.Apply.Normalizing;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Apply.Diffing;

/// <summary>Tells by dry runs what an apply of objects would change, and changes nothing.</summary>
/// <param name="client">The target, under the identity that would apply.</param>
/// <param name="mapper">Where kinds are served there.</param>
public sealed class DriftDetector(KubeClient client, ResourceMapper mapper)
{
    public async Task<DriftReport> DetectAsync(IReadOnlyList<MapNode> objects, DriftOptions options, CancellationToken cancellationToken)
    {
        var found = new List<ObjectDrift>(objects.Count);
        var failures = new List<ApplyFailure>();
        foreach (var item in objects)
        {
            var (drift, failure) = await DetectAsync(item, options, cancellationToken).ConfigureAwait(false);
            if (failure is null)
            {
                found.Add(drift!);
                continue;
            }

            failures.Add(failure);
            if (!options.ContinueOnFailure)
            {
                break;
            }
        }

        return new DriftReport(found, failures);
    }

    private async Task<(ObjectDrift? Drift, ApplyFailure? Failure)> DetectAsync(MapNode item, DriftOptions options, CancellationToken cancellationToken)
    {
        var desired = new ManifestObject(item);
        var id = ObjectId.Of(desired);
        if (options.Exclusions.Any(rule => rule.IsIn(item)) || IgnoredFields.IsWholeIgnored(options.IgnoreRules, item))
        {
            return (ObjectDrift.Of(id, DriftKind.Exclude), null);
        }

        var (mapping, unmapped) = await mapper.FindAsync(desired.GroupVersionKind, cancellationToken).ConfigureAwait(false);
        if (mapping is null)
        {
            return (null, ApplyFailure.OfDryRun(desired, unmapped!));
        }

        var path = mapping.Path(desired.Namespace, desired.Name);
        var live = await client.GetAsync(path, cancellationToken).ConfigureAwait(false);
        if (!live.IsSuccess && !live.IsNotFound)
        {
            return (null, ApplyFailure.Of(desired, "cannot be read", live.Error));
        }

        var dryRun = await client.ApplyAsync(path, item, new ApplyParameters(options.FieldManager, DryRun: true), cancellationToken).ConfigureAwait(false);
        return !dryRun.IsSuccess ? (null, ApplyFailure.OfDryRun(desired, dryRun.Error))
            : live.Object is null ? (ObjectDrift.Of(id, DriftKind.Create), null)
            : (Compare(id, live.Object, dryRun.Object, options), null);
    }

    private static ObjectDrift Compare(ObjectId id, MapNode live, MapNode dryRun, DriftOptions options)
    {
        var (before, after) = IgnoredFields.Remove(options.IgnoreRules, live, ObjectNormalizer.NormalizeDryRun(dryRun));
        var metadata = ObjectDiffer.DiffMetadata(before, after).Where(operation => options.CountsRemovedMetadata || operation.New is not null);
        var content = options.MaskSecrets ? ObjectDiffer.DiffMasked(before, after) : ObjectDiffer.Diff(before, after);
        DiffOperation[] patch = [.. metadata, .. content];
        return new ObjectDrift(id, patch.Length == 0 ? DriftKind.None : DriftKind.Update, patch);
    }
}
