using System.Globalization;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tables;

/// <summary>Rows of networking, policy and admission kinds.</summary>
internal static class PolicyRows
{
    public static IReadOnlyList<Node> NetworkPolicy(MapNode item, DateTimeOffset now) => [Cell.Name(item), Cell.Selector(item.GetMap("spec", "podSelector")), Cell.Age(item, now)];

    public static IReadOnlyList<Node> Ingress(MapNode item, DateTimeOffset now) =>
    [
        Cell.Name(item),
        Cell.Text(item.GetString("spec", "ingressClassName")),
        Hosts(item),
        Cell.BalancerAddresses(item),
        item.GetList("spec", "tls") is { Count: > 0 } ? "80, 443" : "80",
        Cell.Age(item, now),
    ];

    /// <summary>The first few hosts. Rules without one count among those that are not shown, as they do in the original.</summary>
    private static string Hosts(MapNode item)
    {
        var (hosts, rules, more) = (new List<string>(), 0, false);
        foreach (var rule in Cell.Containers(item, "spec", "rules"))
        {
            rules++;
            more |= hosts.Count == Cell.MostShown;
            if (!more && rule.GetString("host") is { Length: > 0 } host)
            {
                hosts.Add(host);
            }
        }

        return hosts.Count == 0 ? "*" : Cell.Shortened(hosts, more ? rules : hosts.Count);
    }

    public static IReadOnlyList<Node> IngressClass(MapNode item, DateTimeOffset now)
    {
        var parameters = item.GetMap("spec", "parameters");
        var kind = parameters.GetString("apiGroup") is { Length: > 0 } group ? $"{parameters.GetString("kind")}.{group}" : parameters.GetString("kind");
        return [Cell.Name(item), item.GetString("spec", "controller") ?? "", parameters is null ? Cell.None : $"{kind}/{parameters.GetString("name")}", Cell.Age(item, now)];
    }

    public static IReadOnlyList<Node> Budget(MapNode item, DateTimeOffset now) =>
    [
        Cell.Name(item),
        Amount(item.Get("spec", "minAvailable")),
        Amount(item.Get("spec", "maxUnavailable")),
        Cell.Number(item, "status", "disruptionsAllowed"),
        Cell.Age(item, now),
    ];

    public static IReadOnlyList<Node> Autoscaler(MapNode item, DateTimeOffset now) =>
    [
        Cell.Name(item),
        $"{item.GetString("spec", "scaleTargetRef", "kind")}/{item.GetString("spec", "scaleTargetRef", "name")}",
        AutoscalerTargets.Of(item),
        item.GetInt64("spec", "minReplicas") is { } minimum ? minimum.ToString(CultureInfo.InvariantCulture) : "<unset>",
        Cell.Number(item, "spec", "maxReplicas"),
        Cell.Number(item, "status", "currentReplicas"),
        Cell.Age(item, now),
    ];

    public static IReadOnlyList<Node> Webhooks(MapNode item, DateTimeOffset now) => [Cell.Name(item), NumberNode.Of(item.GetList("webhooks")?.Count ?? 0), Cell.Age(item, now)];

    public static IReadOnlyList<Node> ApiService(MapNode item, DateTimeOffset now)
    {
        var service = item.GetMap("spec", "service");
        var available = (item.GetList("status", "conditions") ?? []).FirstOrDefault(condition => condition.GetString("type") == "Available");
        var status = available?.GetString("status") ?? "Unknown";
        var text = status == "True" || available is null ? status : $"{status} ({available.GetString("reason")})";
        return [Cell.Name(item), service is null ? "Local" : $"{service.GetString("namespace")}/{service.GetString("name")}", text, Cell.Age(item, now)];
    }

    private static Node Amount(Node? value) => value switch
    {
        null => "N/A",
        NumberNode number => number.Text,
        _ => value,
    };
}
