using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Kinds.Pods;

/// <summary>The class by which pods are evicted: Guaranteed, Burstable or BestEffort.</summary>
internal static class QualityOfService
{
    public static string Of(MapNode pod)
    {
        var containers = pod.Items("spec", "containers").Concat(pod.Items("spec", "initContainers")).Select(container => container.GetMap("resources")).ToList();
        if (containers.TrueForAll(static resources => !Has(resources, "requests") && !Has(resources, "limits")))
        {
            return "BestEffort";
        }

        return containers.TrueForAll(IsGuaranteed) ? "Guaranteed" : "Burstable";
    }

    private static bool Has(MapNode? resources, string field) =>
        resources.GetMap(field) is { } amounts && (amounts.ContainsKey("cpu") || amounts.ContainsKey("memory"));

    private static bool IsGuaranteed(MapNode? resources)
    {
        var limits = resources.GetMap("limits");
        var requests = resources.GetMap("requests");
        return limits is not null && limits.ContainsKey("cpu") && limits.ContainsKey("memory")
            && limits["cpu"]!.Equals(requests.Get("cpu")) && limits["memory"]!.Equals(requests.Get("memory"));
    }
}
