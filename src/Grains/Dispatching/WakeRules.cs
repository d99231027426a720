using System.Runtime.CompilerServices;
using Flux.Contracts.Reconciling;
using Flux.Grains.Kustomizations;
using Flux.Grains.Reconciling;
using Flux.Grains.Resources;
using Flux.Grains.Statuses;
using Flux.Grains.Tenants;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Selectors;
using Flux.ObjectStore;
using Microsoft.Extensions.Options;

namespace Flux.Grains.Dispatching;

/// <summary>Whom a change concerns: the object itself, those that refer to it, those that wait for it.</summary>
internal sealed class WakeRules(IObjectStore store, ITenantDirectory tenants, TenantMembers members, IOptions<ReconcileOptions> options)
{
    private const string RequestedAt = "reconcile.fluxcd.io/requestedAt";

    private static readonly ToolkitKind[] Reconciled = [ToolkitKinds.Tenant, ToolkitKinds.GitRepository, ToolkitKinds.Kustomization];

    private readonly LabelSelector? _watched = options.Value.IsEnabled(FeatureGates.DisableConfigWatchers) ? null : LabelSelector.Parse(options.Value.WatchConfigsLabelSelector);

    /// <summary>Whether changes of ConfigMaps and Secrets wake anybody.</summary>
    public bool WatchesConfigurations => _watched is not null;

    /// <summary>The kinds whose controllers run here, tenants first: the others depend on what they provide.</summary>
    public IEnumerable<ToolkitKind> Running => Reconciled.Where(IsRunning);

    public async Task<IReadOnlyList<Wake>> WakesAsync(Change change, CancellationToken cancellationToken)
    {
        if (change.Object is not { } item)
        {
            return [];
        }

        var wakes = new List<Wake>();
        var resource = item.Key.Resource;
        if (Array.Find(Reconciled, kind => kind.Resource == resource) is { } own && IsRunning(own) && AsksForWork(change))
        {
            wakes.Add(WakeOf(own, item.Key, WakeReason.Changed));
        }

        if (ToolkitKinds.Sources.FirstOrDefault(kind => kind.Resource == resource) is { } source && ArtifactChanged(change))
        {
            await AddReferrersAsync(wakes, ReferenceIndex.SourceTerm(source.Kind, item.Key.Namespace, item.Key.Name), WakeReason.SourceChanged, cancellationToken);
        }

        if (options.Value.WakeDependents && resource == ToolkitKinds.Kustomization.Resource)
        {
            await AddDependentsAsync(wakes, change, cancellationToken);
        }

        if (resource.Group.Length == 0 && resource.Resource is "configmaps" or "secrets" && IsWatched(change))
        {
            var kind = resource.Resource == "secrets" ? "Secret" : "ConfigMap";
            await AddReferrersAsync(wakes, ReferenceIndex.ConfigTerm(kind, item.Key.Namespace, item.Key.Name), WakeReason.ConfigChanged, cancellationToken);
        }

        if (resource == ToolkitKinds.Tenant.Resource)
        {
            wakes.AddRange(WakesOf(await members.ConcernedAsync(change, Delivering, cancellationToken)));
        }
        else if (change.Kind == ChangeKind.Deleted)
        {
            wakes.AddRange(WakesOf(await members.RefusedAsync(item.Key, Delivering, cancellationToken)));
        }

        return wakes;
    }

    /// <summary>Those that refer to a ConfigMap or a Secret.</summary>
    public async Task<IReadOnlyList<Wake>> ReferrersOfConfigurationAsync(string kind, string @namespace, string name, CancellationToken cancellationToken)
    {
        var wakes = new List<Wake>();
        await AddReferrersAsync(wakes, ReferenceIndex.ConfigTerm(kind, @namespace, name), WakeReason.ConfigChanged, cancellationToken);
        return wakes;
    }

    /// <summary>Every resource that has a controller here.</summary>
    public async IAsyncEnumerable<Wake> EverybodyAsync(WakeReason reason, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var kind in Running)
        {
            var page = await store.ListAsync(new ListRequest(kind.Resource), cancellationToken);
            var wakes = new List<Wake>();
            foreach (var item in page.Items)
            {
                wakes.Add(WakeOf(kind, item.Key, reason));
            }

            foreach (var wake in wakes)
            {
                yield return wake;
            }
        }
    }

    private IEnumerable<ToolkitKind> Delivering => Running.Where(kind => kind != ToolkitKinds.Tenant);

    private bool IsRunning(ToolkitKind kind) => options.Value.Controllers.Contains(kind.Kind);

    /// <summary>A change of the spec or a request; a status alone is the controller's own doing.</summary>
    private static bool AsksForWork(Change change)
    {
        if (change.Kind == ChangeKind.Deleted)
        {
            return false;
        }

        if (change.Previous is null)
        {
            return true;
        }

        var before = new ManifestObject(change.Previous.Root);
        var after = new ManifestObject(change.Object!.Root);
        return before.Generation != after.Generation
            || before.Uid != after.Uid
            || (after.Annotation(RequestedAt) is { Length: > 0 } token && token != before.Annotation(RequestedAt))
            || (change.Previous.Root.GetString("metadata", "deletionTimestamp") is null && change.Object.Root.GetString("metadata", "deletionTimestamp") is not null);
    }

    private static bool ArtifactChanged(Change change)
    {
        var before = change.Previous?.Root.GetMap("status", "artifact");
        var after = change.Kind == ChangeKind.Deleted ? null : change.Object!.Root.GetMap("status", "artifact");

        // As in Flux: the revision is what changes; the same revision packed anew is not.
        return after is not null && before.GetString("revision") != after.GetString("revision");
    }

    private static bool ReadinessChanged(Change change)
    {
        var before = Readiness.Of(change.Previous?.Root);
        return change.Kind != ChangeKind.Deleted && Readiness.Of(change.Object!.Root) is var after && after.IsReady && after != before;
    }

    private bool IsWatched(Change change) =>
        _watched?.Matches(new ManifestObject(change.Object!.Root).Labels) == true
        && change.Previous?.Version != change.Object.Version;

    /// <summary>Who waits for an expression to hold may wait for anything that the dependency says, its labels for instance.</summary>
    private async Task AddDependentsAsync(List<Wake> wakes, Change change, CancellationToken cancellationToken)
    {
        var key = change.Object!.Key;
        if (ReadinessChanged(change))
        {
            await AddReferrersAsync(wakes, ReferenceIndex.DependencyTerm(key.Namespace, key.Name), WakeReason.DependencyChanged, cancellationToken);
        }
        else if (change.Kind != ChangeKind.Deleted && SaysSomethingNew(change))
        {
            await AddReferrersAsync(wakes, ReferenceIndex.ExpressionTerm(key.Namespace, key.Name), WakeReason.DependencyChanged, cancellationToken, IsWaiting);
        }
    }

    /// <summary>How far a run under way has come is of no interest to anybody.</summary>
    private static bool SaysSomethingNew(Change change)
    {
        if (change.Previous is null)
        {
            return true;
        }

        var (before, after) = (new ManifestObject(change.Previous.Root), new ManifestObject(change.Object!.Root));
        return !StoredConditions.Has(after.Root, ConditionTypes.Ready, "Unknown")
            && (before.Generation != after.Generation
                || !Equals(before.Root["status"], after.Root["status"])
                || !Equals(before.Root.Get("metadata", "labels"), after.Root.Get("metadata", "labels"))
                || !Equals(before.Root.Get("metadata", "annotations"), after.Root.Get("metadata", "annotations")));
    }

    private static bool IsWaiting(StoredObject item) =>
        StoredConditions.Find(item.Root, ConditionTypes.Ready).GetString("reason") == KustomizationReasons.DependencyNotReady;

    /// <param name="wakes">Takes their wakes.</param>
    /// <param name="term">What they refer to.</param>
    /// <param name="reason">Of the wakes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="concerns">Which of them it concerns; all when null.</param>
    private async Task AddReferrersAsync(
        List<Wake> wakes, string term, WakeReason reason, CancellationToken cancellationToken, Func<StoredObject, bool>? concerns = null)
    {
        foreach (var kind in new[] { ToolkitKinds.GitRepository, ToolkitKinds.Kustomization }.Where(IsRunning))
        {
            if (kind == ToolkitKinds.GitRepository && !options.Value.WakeDependents)
            {
                // What a repository includes is looked at again at its own interval only.
                continue;
            }

            // One that no run has begun on is woken by its own creation, and will read what is there by then: a second wake would only make it
            // do the same again.
            var page = await store.ListAsync(new ListRequest(kind.Resource) { IndexTerm = term }, cancellationToken);
            foreach (var item in page.Items.Where(item => Finalizers.Has(item.Root, Finalizers.Flux) && concerns?.Invoke(item) != false))
            {
                wakes.Add(WakeOf(kind, item.Key, reason));
            }
        }
    }

    /// <summary>The wake of the grain that an object's tenant has for it.</summary>
    public Wake WakeOf(ToolkitKind kind, ObjectKey key, WakeReason reason)
    {
        var tenant = kind == ToolkitKinds.Tenant ? key.Name : tenants.TenantOf(key.Namespace) ?? TenantDirectory.Unclaimed;
        return new Wake(kind.Kind, new ResourceId(tenant, key.Namespace, key.Name).ToString(), reason);
    }

    private IEnumerable<Wake> WakesOf(IEnumerable<TenantMember> concerned) =>
        concerned.Select(member => WakeOf(member.Kind, member.Object.Key, WakeReason.PolicyChanged));
}
