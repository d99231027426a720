using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Running;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Workloads;

/// <summary>Names a workload when it or something that it manages has changed.</summary>
internal static class OwnerQueue
{
    public static void Observe(Change change, ResourceKey workloads, string kind, WorkQueue queue)
    {
        var item = change.Object!;
        if (item.Key.Resource == workloads)
        {
            queue.Add(item.Key);
        }
        else if (OwnerIndex.Controller(item.Root) is { } owner && owner.GetString("kind") == kind)
        {
            queue.Add(new ObjectKey(workloads, item.Key.Namespace, owner.GetString("name") ?? ""));
        }
    }
}
