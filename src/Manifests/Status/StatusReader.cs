using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Manifests.Status;

/// <summary>
/// Computes an object's status from its own fields by the rules of kstatus: those of the built-in kinds, and for others the
/// conditions <c>Reconciling</c>, <c>Stalled</c> and <c>Ready</c> and the observed generation.
/// </summary>
public static class StatusReader
{
    private delegate StatusResult Rule(MapNode item, DateTimeOffset now);

    private static readonly Dictionary<GroupKind, Rule> Rules = new()
    {
        [new("", "Service")] = (item, _) => OtherStatus.Service(item),
        [new("", "Pod")] = PodStatus.Compute,
        [new("", "Secret")] = AlwaysReady,
        [new("", "ConfigMap")] = AlwaysReady,
        [new("", "PersistentVolumeClaim")] = (item, _) => OtherStatus.PersistentVolumeClaim(item),
        [new("apps", "StatefulSet")] = (item, _) => StatefulSetStatus.Compute(item),
        [new("apps", "DaemonSet")] = (item, _) => DaemonSetStatus.Compute(item),
        [new("extensions", "DaemonSet")] = (item, _) => DaemonSetStatus.Compute(item),
        [new("apps", "Deployment")] = (item, _) => DeploymentStatus.Compute(item),
        [new("extensions", "Deployment")] = (item, _) => DeploymentStatus.Compute(item),
        [new("apps", "ReplicaSet")] = (item, _) => ReplicaSetStatus.Compute(item),
        [new("extensions", "ReplicaSet")] = (item, _) => ReplicaSetStatus.Compute(item),
        [new("policy", "PodDisruptionBudget")] = (_, _) => StatusResult.Current("AllowedDisruptions has been computed."),
        [new("batch", "CronJob")] = AlwaysReady,
        [new("batch", "Job")] = (item, _) => OtherStatus.Job(item),
        [new("apiextensions.k8s.io", "CustomResourceDefinition")] = (item, _) => OtherStatus.CustomResourceDefinition(item),
    };

    /// <summary>As <see cref="Compute"/>, but a Job is current only when it is over, which is what Flux waits for.</summary>
    /// <inheritdoc cref="Compute" path="/param"/>
    public static StatusResult ComputeForWait(MapNode item, DateTimeOffset now) =>
        new ManifestObject(item).GroupVersionKind.GroupKind == new GroupKind("batch", "Job")
            ? Guard(() => FluxJobStatus.Compute(item))
            : Compute(item, now);

    /// <param name="item">The object as the API server has it.</param>
    /// <param name="now">The time: a Pod that cannot be scheduled is given a moment.</param>
    public static StatusResult Compute(MapNode item, DateTimeOffset now) => Guard(
        () => GenericStatus.Check(item)
            ?? (Rules.TryGetValue(new ManifestObject(item).GroupVersionKind.GroupKind, out var rule) ? rule(item, now) : null)
            ?? GenericStatus.CheckReady(item)
            ?? StatusResult.Current("Resource is current"));

    private static StatusResult Guard(Func<StatusResult> compute)
    {
        try
        {
            return compute();
        }
        catch (StatusException error)
        {
            return new StatusResult(ObjectStatus.Unknown, error.Message);
        }
    }

    private static StatusResult AlwaysReady(MapNode item, DateTimeOffset now) => StatusResult.Current("Resource is always ready");
}
