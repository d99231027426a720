using Flux.DevCluster.Controllers.Pods;
using Flux.Manifests.Nodes;
using Flux.Manifests.Quantities;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Quota;

/// <summary>How much of a quota's resources one object uses.</summary>
internal static class QuotaUsage
{
    private static readonly HashSet<string> CountedByName = new(StringComparer.Ordinal)
    {
        "pods", "services", "configmaps", "secrets", "persistentvolumeclaims", "replicationcontrollers", "resourcequotas",
    };

    private static readonly Quantity Zero = Quantity.Of(0, QuantityFormat.DecimalSI);
    private static readonly Quantity One = Quantity.Of(1, QuantityFormat.DecimalSI);

    /// <summary>The kinds that a resource of a quota is about.</summary>
    public static ResourceKey? KindOf(string resource) => resource switch
    {
        _ when resource.StartsWith("count/", StringComparison.Ordinal) => Counted(resource["count/".Length..]),
        "services.nodeports" or "services.loadbalancers" => new ResourceKey("", "services"),
        "requests.storage" => new ResourceKey("", "persistentvolumeclaims"),
        _ when CountedByName.Contains(resource) => new ResourceKey("", resource),
        _ when Compute(resource) is not null => new ResourceKey("", "pods"),
        _ => null,
    };

    /// <summary>The use of one resource by an object of the kind that the resource is about.</summary>
    public static Quantity Of(string resource, MapNode item)
    {
        if (resource == "services.nodeports")
        {
            return Quantity.Of(NodePorts(item), QuantityFormat.DecimalSI);
        }

        if (resource == "services.loadbalancers")
        {
            return item.GetString("spec", "type") == "LoadBalancer" ? One : Zero;
        }

        if (resource == "requests.storage")
        {
            return Parse(item.GetString("spec", "resources", "requests", "storage"));
        }

        if (KindOf(resource) == new ResourceKey("", "pods") && !resource.StartsWith("count/", StringComparison.Ordinal) && PodState.IsFinished(item))
        {
            return Zero;
        }

        return Compute(resource) is { } compute ? Sum(item, compute.Field, compute.Name) : One;
    }

    /// <summary>The containers of a pod that do not say what a quota wants said.</summary>
    public static IEnumerable<string> Silent(string resource, MapNode pod) => Compute(resource) is { } compute
        ? from container in Containers(pod, "containers").Concat(Containers(pod, "initContainers"))
          where container.Get("resources", compute.Field, compute.Name) is null
          select container.GetString("name") ?? ""
        : [];

    private static ResourceKey Counted(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? new ResourceKey("", name) : new ResourceKey(name[(dot + 1)..], name[..dot]);
    }

    private static (string Field, string Name)? Compute(string resource)
    {
        var dot = resource.IndexOf('.', StringComparison.Ordinal);
        return resource switch
        {
            "cpu" or "memory" or "ephemeral-storage" => ("requests", resource),
            _ when dot > 0 && resource[..dot] is "requests" or "limits" => (resource[..dot], resource[(dot + 1)..]),
            _ => null,
        };
    }

    private static long NodePorts(MapNode service) => service.GetString("spec", "type") switch
    {
        "NodePort" => service.GetList("spec", "ports")?.Count ?? 0,
        "LoadBalancer" when service.GetBoolean("spec", "allocateLoadBalancerNodePorts") != false => service.GetList("spec", "ports")?.Count ?? 0,
        _ => 0,
    };

    /// <summary>Containers run together; init containers before them, one at a time.</summary>
    private static Quantity Sum(MapNode pod, string field, string name)
    {
        var sum = Containers(pod, "containers").Select(container => Parse(Text(container, field, name))).Aggregate(Zero, static (total, next) => total.Add(next));
        var most = Containers(pod, "initContainers").Select(container => Parse(Text(container, field, name))).DefaultIfEmpty(Zero).Max()!;
        return most > sum ? most : sum;
    }

    private static string? Text(MapNode container, string field, string name) => container.Get("resources", field, name) switch
    {
        StringNode text => text.Value,
        NumberNode number => number.Text,
        _ => null,
    };

    private static IEnumerable<MapNode> Containers(MapNode pod, string field) => pod.GetList("spec", field)?.OfType<MapNode>() ?? [];

    private static Quantity Parse(string? text) => text is not null && Quantity.TryParse(text, out var quantity, out _) ? quantity : Zero;
}
