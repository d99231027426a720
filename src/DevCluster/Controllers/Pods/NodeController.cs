using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Running;
using Flux.DevCluster.Kinds;
using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Pods;

/// <summary>Keeps the one node on which every pod is pretended to run.</summary>
internal sealed class NodeController(ClusterObjects objects, ControllerOptions options) : IController
{
    public IReadOnlyList<ResourceKey> Kinds { get; } = [ResourceKeys.Namespaces, ResourceKeys.Nodes];

    private ObjectKey Node => new(ResourceKeys.Nodes, "", options.NodeName);

    public void Observe(Change change, WorkQueue queue)
    {
        // The namespaces that every cluster has are there at the start, which makes this the start, too.
        if (change.Object!.Key == Node || change.Object.Key.Name == "kube-system")
        {
            queue.Add(Node);
        }
    }

    public async ValueTask<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        if (await objects.FindAsync(key, cancellationToken).ConfigureAwait(false) is null)
        {
            await objects.CreateAsync(ResourceKeys.Nodes, NewNode(), cancellationToken).ConfigureAwait(false);
        }

        await objects.UpdateAsync(key, "status", Describe, cancellationToken).ConfigureAwait(false);
        await objects.UpdateAsync(key, "", Untaint, cancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <summary>A node that is ready is free to be used.</summary>
    private static bool Untaint(MapNode node)
    {
        var taints = node.GetMap("spec").Items("taints").ToList();
        if (taints.RemoveAll(taint => taint.GetString("key") == NodeStrategy.NotReady) == 0)
        {
            return false;
        }

        var spec = node.GetMap("spec")!.Copy();
        spec.Set("taints", new ListNode(taints));
        node.Set("spec", spec);
        return true;
    }

    private MapNode NewNode() => new()
    {
        {
            "metadata",
            new MapNode
            {
                { "name", options.NodeName },
                {
                    "labels",
                    new MapNode
                    {
                        { "beta.kubernetes.io/arch", "amd64" },
                        { "beta.kubernetes.io/os", "linux" },
                        { "kubernetes.io/arch", "amd64" },
                        { "kubernetes.io/hostname", options.NodeName },
                        { "kubernetes.io/os", "linux" },
                    }
                },
            }
        },
        { "spec", new MapNode() },
    };

    /// <summary>Nothing is known of a machine that is not there; the fields are demanded.</summary>
    private MapNode Facts() => new()
    {
        { "machineID", "" }, { "systemUUID", "" }, { "bootID", "" }, { "kernelVersion", "" }, { "osImage", "" }, { "containerRuntimeVersion", "" },
        { "kubeletVersion", options.NodeVersion }, { "kubeProxyVersion", "" }, { "operatingSystem", "linux" }, { "architecture", "amd64" },
    };

    private bool Describe(MapNode node)
    {
        var status = node.GetMap("status")?.Copy() ?? new MapNode();
        var resources = new MapNode { { "cpu", "32" }, { "memory", "256Gi" }, { "pods", "110000" } };
        status.Set("allocatable", resources);
        status.Set("capacity", resources.Copy());
        status.Set("addresses", new ListNode { new MapNode { { "address", "10.0.0.1" }, { "type", "InternalIP" } } });
        status.Set("nodeInfo", Facts());
        Conditions.Set(status, Conditions.Of("Ready", true, "KubeletReady", "kubelet is posting ready status"), objects.Now, "lastHeartbeatTime");
        if (status.Equals(node["status"]))
        {
            return false;
        }

        node.Set("status", status);
        return true;
    }
}
