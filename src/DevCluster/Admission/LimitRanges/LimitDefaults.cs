using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Admission.LimitRanges;

/// <summary>Gives the containers of a pod what a LimitRange says of those that say nothing, and notes it on the pod.</summary>
internal static class LimitDefaults
{
    private const string Annotation = "kubernetes.io/limit-ranger";

    public static void Apply(MapNode range, MapNode pod)
    {
        var (requests, limits) = (new MapNode(), new MapNode());
        foreach (var limit in range.Items("spec", "limits").Where(limit => limit.GetString("type") == "Container"))
        {
            Merge(requests, limit.GetMap("defaultRequest"));
            Merge(limits, limit.GetMap("default"));
        }

        List<string> notes = [];
        foreach (var (field, subject) in ((string, string)[])[("containers", "container"), ("initContainers", "init container")])
        {
            foreach (var container in pod.Items("spec", field))
            {
                Complete(container, "requests", requests, $"request for {subject}", notes);
                Complete(container, "limits", limits, $"limit for {subject}", notes);
            }
        }

        if (notes.Count > 0)
        {
            pod.GetOrAddMap("metadata").GetOrAddMap("annotations").Set(Annotation, "LimitRanger plugin set: " + string.Join("; ", notes));
        }
    }

    private static void Merge(MapNode into, MapNode? amounts)
    {
        foreach (var (name, value) in amounts ?? new MapNode())
        {
            into.Set(name, value);
        }
    }

    private static void Complete(MapNode container, string field, MapNode defaults, string subject, List<string> notes)
    {
        List<string> set = [];
        foreach (var (name, value) in defaults)
        {
            if (container.Get("resources", field, name) is null)
            {
                container.GetOrAddMap("resources").GetOrAddMap(field).Set(name, value.DeepClone());
                set.Add(name);
            }
        }

        if (set.Count > 0)
        {
            notes.Add($"{string.Join(", ", set.Order(StringComparer.Ordinal))} {subject} {container.GetString("name")}");
        }
    }
}
