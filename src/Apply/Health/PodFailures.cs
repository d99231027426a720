using Flux.Apply.Clients;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Selectors;

namespace Flux.Apply.Health;

/// <summary>
/// Looks for failed pods behind controllers whose own status does not tell of them: one whose pods crash in a loop has failed, as Flux
/// sees it. Those that cannot be placed yet do not count, since a cluster may grow, nor do those that are going. A Deployment decides
/// that for itself, by its deadline.
/// </summary>
internal sealed class PodFailures(KubeClient client, IStatusReader builtin)
{
    public static bool Concerns(HealthTarget target) => target.Id.GroupKind is { Group: "apps", Kind: "ReplicaSet" or "StatefulSet" };

    /// <summary>Whether a verdict changes without a change of the object: by its pods, or by the time that a pod may wait for a place.</summary>
    public static bool IsPassing(HealthTarget target) => Concerns(target) || target.Id.GroupKind is { Group: "", Kind: "Pod" };

    /// <summary>Whether a pod of a controller has failed; false when its pods cannot be listed.</summary>
    public async Task<bool> AnyAsync(MapNode controller, CancellationToken cancellationToken)
    {
        var selector = LabelSelector.FromObject(controller.GetMap("spec", "selector"));
        if (selector.IsEmpty)
        {
            return false;
        }

        var ns = Uri.EscapeDataString(new ManifestObject(controller).Namespace);
        var pods = await client.GetAsync($"api/v1/namespaces/{ns}/pods?labelSelector={Uri.EscapeDataString(selector.ToString())}", cancellationToken).ConfigureAwait(false);
        return (pods.Object?.GetList("items") ?? []).OfType<MapNode>().Any(IsFailed);
    }

    private bool IsFailed(MapNode item)
    {
        if (item.GetString("metadata", "deletionTimestamp") is not null || IsUnplaced(item))
        {
            return false;
        }

        // Items of a list do not say what they are.
        var pod = item.Copy();
        pod.Set("apiVersion", "v1");
        pod.Set("kind", "Pod");
        return builtin.Read(pod).State == HealthState.Failed;
    }

    private static bool IsUnplaced(MapNode pod) => (pod.GetList("status", "conditions") ?? []).Any(condition =>
        condition.GetString("type") == "PodScheduled" && condition.GetString("status") == "False" && condition.GetString("reason") == "Unschedulable");
}
