using Flux.DevCluster.Controllers.Objects;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Controllers.Services;

/// <summary>The older form: addresses grouped by the ports that they serve.</summary>
internal static class EndpointsForm
{
    public static MapNode Of(MapNode service, IReadOnlyList<Backend> backends)
    {
        var labels = service.GetMap("metadata", "labels")?.Copy() ?? new MapNode();
        labels.Set("endpoints.kubernetes.io/managed-by", "endpoint-controller");
        if (service.GetString("spec", "clusterIP") == "None")
        {
            labels.Set("service.kubernetes.io/headless", "");
        }

        var item = new MapNode
        {
            { "metadata", new MapNode { { "name", service.Name() }, { "namespace", service.Namespace() }, { "labels", labels } } },
        };
        var subsets = backends.GroupBy(backend => string.Join(',', backend.Ports)).OrderBy(group => group.Key, StringComparer.Ordinal).Select(Subset).ToArray();
        if (subsets.Length > 0)
        {
            item.Set("subsets", new ListNode(subsets));
        }

        return item;
    }

    private static MapNode Subset(IGrouping<string, Backend> group)
    {
        var subset = new MapNode();
        AddAddresses(subset, "addresses", group.Where(backend => backend.IsReady));
        AddAddresses(subset, "notReadyAddresses", group.Where(backend => !backend.IsReady));
        var ports = new ListNode(group.First().Ports.Select(Port));
        if (ports.Count > 0)
        {
            subset.Set("ports", ports);
        }

        return subset;
    }

    private static void AddAddresses(MapNode subset, string field, IEnumerable<Backend> backends)
    {
        var list = new ListNode(backends.Select(Address));
        if (list.Count > 0)
        {
            subset.Set(field, list);
        }
    }

    private static MapNode Address(Backend backend)
    {
        var address = new MapNode { { "ip", backend.Address } };
        if (backend.Pod.GetString("spec", "nodeName") is { Length: > 0 } node)
        {
            address.Set("nodeName", node);
        }

        address.Set("targetRef", Reference(backend.Pod));
        return address;
    }

    public static MapNode Reference(MapNode pod) => new()
    {
        { "kind", "Pod" },
        { "namespace", pod.Namespace() },
        { "name", pod.Name() },
        { "uid", pod.Uid() },
    };

    private static MapNode Port(BackendPort port)
    {
        var item = new MapNode();
        if (port.Name.Length > 0)
        {
            item.Set("name", port.Name);
        }

        item.Set("port", port.Number);
        item.Set("protocol", port.Protocol);
        return item;
    }
}
