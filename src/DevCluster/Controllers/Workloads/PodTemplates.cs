using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Pods;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Controllers.Workloads;

/// <summary>Makes pods from the templates of workloads.</summary>
internal static class PodTemplates
{
    /// <summary>A pod of a workload, to be created.</summary>
    /// <param name="owner">The workload that will manage the pod.</param>
    /// <param name="name">Null for a generated one.</param>
    public static MapNode NewPod(MapNode owner, MapNode? template, string? name)
    {
        var metadata = new MapNode();
        if (name is null)
        {
            metadata.Set("generateName", $"{owner.Name()}-");
        }
        else
        {
            metadata.Set("name", name);
        }

        metadata.Set("namespace", owner.Namespace());
        metadata.Set("labels", template.GetMap("metadata", "labels")?.Copy() ?? new MapNode());
        metadata.Set("annotations", template.GetMap("metadata", "annotations")?.Copy() ?? new MapNode());
        CopySimulation(owner, metadata);
        metadata.Set("ownerReferences", new ListNode { owner.ControllerReference() });
        if (template.GetList("metadata", "finalizers") is { } finalizers)
        {
            metadata.Set("finalizers", finalizers.Copy());
        }

        return new MapNode { { "metadata", metadata }, { "spec", template.GetMap("spec")?.Copy() ?? new MapNode() } };
    }

    /// <summary>A workload's wish to fail is its pods' wish.</summary>
    public static void CopySimulation(MapNode owner, MapNode metadata)
    {
        if (owner.Annotation(Simulation.Annotation) is { } simulation)
        {
            metadata.GetOrAddMap("annotations").TryAdd(Simulation.Annotation, simulation);
        }

        if (metadata.GetMap("annotations") is { Count: 0 })
        {
            metadata.Remove("annotations");
        }
    }
}
