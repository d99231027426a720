using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;
using Flux.Manifests.Quantities;

namespace Flux.DevCluster.Admission.LimitRanges;

/// <summary>Amounts of resources by name, as containers ask for them.</summary>
internal static class Amounts
{
    /// <param name="resources">A map of resource names to quantities; null is empty.</param>
    public static Dictionary<string, Quantity> Read(MapNode? resources)
    {
        var amounts = new Dictionary<string, Quantity>(StringComparer.Ordinal);
        foreach (var (name, value) in resources ?? new MapNode())
        {
            if (Quantity.TryParse(value is NumberNode number ? number.Text : (value as StringNode)?.Value ?? "", out var quantity, out _))
            {
                amounts[name] = quantity;
            }
        }

        return amounts;
    }

    /// <summary>What a pod needs at its peak: its containers run together with its sidecars, other init containers before them, one at a time.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="field"><c>requests</c> or <c>limits</c>.</param>
    public static Dictionary<string, Quantity> OfPod(MapNode pod, string field)
    {
        var running = new Dictionary<string, Quantity>(StringComparer.Ordinal);
        foreach (var container in pod.Items("spec", "containers"))
        {
            Add(running, Read(container.GetMap("resources", field)));
        }

        var (sidecars, starting) = (new Dictionary<string, Quantity>(StringComparer.Ordinal), new Dictionary<string, Quantity>(StringComparer.Ordinal));
        foreach (var container in pod.Items("spec", "initContainers"))
        {
            var own = Read(container.GetMap("resources", field));
            if (container.GetString("restartPolicy") == "Always")
            {
                Add(running, own);
                Add(sidecars, own);
                Raise(starting, sidecars);
                continue;
            }

            Add(own, sidecars);
            Raise(starting, own);
        }

        Raise(running, starting);
        return running;
    }

    private static void Add(Dictionary<string, Quantity> to, Dictionary<string, Quantity> amounts)
    {
        foreach (var (name, amount) in amounts)
        {
            to[name] = to.TryGetValue(name, out var sum) ? sum.Add(amount) : amount;
        }
    }

    private static void Raise(Dictionary<string, Quantity> to, Dictionary<string, Quantity> amounts)
    {
        foreach (var (name, amount) in amounts)
        {
            if (!to.TryGetValue(name, out var most) || amount > most)
            {
                to[name] = amount;
            }
        }
    }
}
