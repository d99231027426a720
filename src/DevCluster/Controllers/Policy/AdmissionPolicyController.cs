using Flux.DevCluster.Admission.Policies;
using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Running;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Policy;

/// <summary>Writes into the status of admission policies which of their expressions do not fit the kinds that they are about.</summary>
internal sealed class AdmissionPolicyController(ClusterObjects objects, IResourceRegistry registry) : IController
{
    private static readonly ResourceKey Policies = new("admissionregistration.k8s.io", "validatingadmissionpolicies");

    public IReadOnlyList<ResourceKey> Kinds { get; } = [Policies];

    public void Observe(Change change, WorkQueue queue) => queue.Add(change.Object!.Key);

    public async ValueTask<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        if (await objects.FindAsync(key, cancellationToken).ConfigureAwait(false) is { } policy && policy.GetInt64("status", "observedGeneration") != policy.Generation())
        {
            var warnings = PolicyTypeCheck.Warnings(policy.GetMap("spec") ?? new MapNode(), registry.Current);
            await objects.DescribeAsync(key, policy, item => Describe(item, warnings), cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private static bool Describe(MapNode policy, ListNode warnings)
    {
        var status = policy.GetMap("status")?.Copy() ?? new MapNode();
        status.Set("observedGeneration", policy.Generation());
        status.Set("typeChecking", warnings.Count == 0 ? new MapNode() : new MapNode { { "expressionWarnings", warnings.DeepClone() } });
        policy.Set("status", status);
        return true;
    }
}
