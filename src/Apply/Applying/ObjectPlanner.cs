using Flux.Apply.Clients;
using Flux.Apply.Inventories;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Apply.Applying;

/// <summary>Decides by a dry run what is to be done with one object. Writes nothing but the clean-up of its metadata.</summary>
internal sealed class ObjectPlanner(KubeClient client, ResourceMapper mapper, ApplyOptions options)
{
    private readonly IReadOnlyList<FieldManagerRule> _managers = MetadataCleanup.Managers(options.FieldManager, options.OverrideManagers);

    public async Task<(PlannedApply? Plan, ApplyFailure? Failure)> PlanAsync(MapNode item, CancellationToken cancellationToken)
    {
        var desired = new ManifestObject(item);
        var (mapping, unmapped) = await mapper.FindAsync(desired.GroupVersionKind, cancellationToken).ConfigureAwait(false);
        if (mapping is null)
        {
            return options.Exclusions.Any(rule => rule.IsIn(item))
                ? (new PlannedApply(null, null, Entry(item, ChangeAction.Skipped)), null)
                : (null, ApplyFailure.OfDryRun(desired, unmapped!));
        }

        var path = mapping.Path(desired.Namespace, desired.Name);
        var read = await client.GetAsync(path, cancellationToken).ConfigureAwait(false);
        var live = read.Object;
        if (IsSkipped(item, live))
        {
            return (new PlannedApply(mapping, null, Entry(live ?? item, ChangeAction.Skipped)), null);
        }

        var (migrated, refused) = await MigrateAsync(path, desired, live, cancellationToken).ConfigureAwait(false);
        if (refused is not null)
        {
            return (null, refused);
        }

        var dryRun = await client.ApplyAsync(path, item, new ApplyParameters(options.FieldManager, DryRun: true), cancellationToken).ConfigureAwait(false);
        if (!dryRun.IsSuccess)
        {
            return await PlanRecreationAsync(mapping, item, live, dryRun.Error, cancellationToken).ConfigureAwait(false);
        }

        return await CompareAsync(mapping, item, migrated ?? live, dryRun.Object, isChanged: migrated is not null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// A manager whose fields are in a version that is served no longer would make every apply fail, so they are brought to the applied one.
    /// </summary>
    /// <returns>The object as it is then; null when there is nothing to migrate.</returns>
    private async Task<(MapNode? Live, ApplyFailure? Failure)> MigrateAsync(
        string path, ManifestObject desired, MapNode? live, CancellationToken cancellationToken)
    {
        if (!options.MigrateApiVersion || live is null || FieldManagerPatches.Migrate(live, desired.ApiVersion) is not { } patch)
        {
            return (null, null);
        }

        var answer = await client.PatchAsync(path, PatchKind.Json, patch, options.FieldManager, cancellationToken).ConfigureAwait(false);
        return answer.IsSuccess ? (answer.Object, null) : (null, ApplyFailure.Of(
            desired, $"failed to migrate API version: failed to migrate managed fields API version to {desired.ApiVersion}", answer.Error));
    }

    private async Task<(PlannedApply? Plan, ApplyFailure? Failure)> CompareAsync(
        ResourceMapping mapping, MapNode item, MapNode? live, MapNode dryRun, bool isChanged, CancellationToken cancellationToken)
    {
        var cleaned = isChanged;
        if (live is not null && !options.Merge.IsIn(item) && !options.Merge.IsIn(live)
            && MetadataCleanup.Plan(live, _managers, options.FieldManager) is { } patch)
        {
            var target = new ManifestObject(item);
            var path = mapping.Path(target.Namespace, target.Name);
            var answer = await client.PatchAsync(path, PatchKind.Json, patch, options.FieldManager, cancellationToken).ConfigureAwait(false);
            if (!answer.IsSuccess)
            {
                return (null, ApplyFailure.Of(target, "metadata.managedFields cleanup failed", answer.Error));
            }

            cleaned = true;
        }

        if (live is null)
        {
            return (new PlannedApply(mapping, item, Entry(dryRun, ChangeAction.Created)), null);
        }

        if (IgnoredFields.FindInvalid(options.IgnoreRules, dryRun) is { } invalid)
        {
            return (null, new ApplyFailure($"replace operation does not apply: doc is missing path: {invalid}: missing value", IsTransient: false));
        }

        var (before, after) = IgnoredFields.Remove(options.IgnoreRules, live, dryRun);
        if (!cleaned && !DriftComparison.HasDrifted(before, after))
        {
            return (new PlannedApply(mapping, null, Entry(live, ChangeAction.Unchanged) with { State = AppliedState.Of(live, KeysOf(item)), Keys = KeysOf(item) }), null);
        }

        var body = IgnoredFields.Settle(options.IgnoreRules, item, live, dryRun, options.FieldManager);
        return (new PlannedApply(mapping, body, Entry(dryRun, ChangeAction.Configured)), null);
    }

    /// <summary>
    /// An object whose immutable fields changed is deleted and created again when forced, but only if a dry run under another
    /// name shows that the server would take it: an object that is merely invalid must not cost the live one.
    /// </summary>
    private async Task<(PlannedApply? Plan, ApplyFailure? Failure)> PlanRecreationAsync(
        ResourceMapping mapping, MapNode item, MapNode? live, KubeStatus error, CancellationToken cancellationToken)
    {
        var target = new ManifestObject(item);
        if (live is null || !ImmutableField.IsCauseOf(error) || !(options.Force || options.ForceRule.IsIn(item) || options.ForceRule.IsIn(live)))
        {
            return (null, ApplyFailure.OfDryRun(target, error));
        }

        var probe = item.Copy();
        probe.GetOrAddMap("metadata").Set("name", RecreationProbe.NameFor(target.Name));
        var answer = await client.ApplyAsync(
            mapping.Path(target.Namespace, RecreationProbe.NameFor(target.Name)),
            probe,
            new ApplyParameters(options.FieldManager, DryRun: true),
            cancellationToken).ConfigureAwait(false);
        return answer.IsSuccess
            ? (new PlannedApply(mapping, item, Entry(item, ChangeAction.Created)) { Recreate = true }, null)
            : (null, ApplyFailure.OfDryRun(target, error));
    }

    private bool IsSkipped(MapNode item, MapNode? live) =>
        options.Exclusions.Any(rule => rule.IsIn(item) || rule.IsIn(live)) || (live is not null && options.IfNotPresent.IsIn(item));

    private static MetadataKeys KeysOf(MapNode item) => MetadataKeys.Of(new ManifestObject(item));

    private static ChangeSetEntry Entry(MapNode item, ChangeAction action)
    {
        var subject = new ManifestObject(item);
        return new ChangeSetEntry(ObjectId.Of(subject), subject.GroupVersionKind.Version, action);
    }
}
