using System.Globalization;
using Flux.KubeApi.Tables;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tables;

/// <summary>Rows of the core kinds.</summary>
internal static class CoreRows
{
    private const string Unknown = "<unknown>";

    public static IReadOnlyList<Node> Namespace(MapNode item, DateTimeOffset now) =>
        [Cell.Name(item), item.GetString("status", "phase") ?? "", Cell.Age(item, now)];

    public static IReadOnlyList<Node> ConfigMap(MapNode item, DateTimeOffset now) =>
        [Cell.Name(item), NumberNode.Of((item.GetMap("data")?.Count ?? 0) + (item.GetMap("binaryData")?.Count ?? 0)), Cell.Age(item, now)];

    public static IReadOnlyList<Node> Secret(MapNode item, DateTimeOffset now) =>
        [Cell.Name(item), item.GetString("type") ?? "", NumberNode.Of(item.GetMap("data")?.Count ?? 0), Cell.Age(item, now)];

    public static IReadOnlyList<Node> ServiceAccount(MapNode item, DateTimeOffset now) => [Cell.Name(item), Cell.Age(item, now)];

    public static IReadOnlyList<Node> LimitRange(MapNode item, DateTimeOffset now) => [Cell.Name(item), item.GetString("metadata", "creationTimestamp") ?? ""];

    public static IReadOnlyList<Node> Service(MapNode item, DateTimeOffset now) =>
    [
        Cell.Name(item),
        item.GetString("spec", "type") ?? "",
        Cell.Text(item.GetString("spec", "clusterIP")),
        ExternalAddress(item),
        Cell.Join(Cell.Containers(item, "spec", "ports").Select(ServicePort)),
        Cell.Age(item, now),
        Cell.Selector(item.GetMap("spec", "selector")),
    ];

    public static IReadOnlyList<Node> Endpoints(MapNode item, DateTimeOffset now) => [Cell.Name(item), EndpointText(item), Cell.Age(item, now)];

    public static IReadOnlyList<Node> Slice(MapNode item, DateTimeOffset now) =>
    [
        Cell.Name(item),
        item.GetString("addressType") ?? "",
        Some([.. Cell.Containers(item, "ports").Select(port => port.GetInt64("port")?.ToString(CultureInfo.InvariantCulture) ?? port.GetString("name") ?? "*")]),
        Some([.. Cell.Containers(item, "endpoints").SelectMany(endpoint => endpoint.GetList("addresses") ?? []).OfType<StringNode>().Select(address => address.Value)]),
        Cell.Age(item, now),
    ];

    public static IReadOnlyList<Node> ResourceQuota(MapNode item, DateTimeOffset now)
    {
        var hard = item.GetMap("status", "hard") ?? new MapNode();
        var parts = hard.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => (IsLimit: entry.Key.StartsWith("limits.", StringComparison.Ordinal), Text: $"{entry.Key}: {item.GetString("status", "used", entry.Key) ?? "0"}/{(entry.Value as StringNode)?.Value}"))
            .ToList();
        return
        [
            Cell.Name(item),
            string.Join(", ", parts.Where(part => !part.IsLimit).Select(part => part.Text)),
            string.Join(", ", parts.Where(part => part.IsLimit).Select(part => part.Text)),
            Cell.Age(item, now),
        ];
    }

    public static IReadOnlyList<Node> Event(MapNode item, DateTimeOffset now)
    {
        var series = item.GetMap("series");
        var first = FirstText(item.GetString("firstTimestamp"), item.GetString("eventTime"));
        var last = series is null ? FirstText(item.GetString("lastTimestamp"), first) : series.GetString("lastObservedTime");
        var count = series is null ? Cell.Number(item, "count") : Cell.Number(series, "count");
        var kind = item.GetString("involvedObject", "kind")?.ToLowerInvariant() ?? "";
        var source = FirstText(item.GetString("source", "component"), item.GetString("reportingComponent")) ?? "";
        var instance = FirstText(item.GetString("source", "host"), item.GetString("reportingInstance")) ?? "";
        return
        [
            Age.Since(last, now),
            item.GetString("type") ?? "",
            item.GetString("reason") ?? "",
            item.GetString("involvedObject", "name") is { Length: > 0 } name ? $"{kind}/{name}" : kind,
            item.GetString("involvedObject", "fieldPath") ?? "",
            instance.Length > 0 ? $"{source}, {instance}" : source,
            (item.GetString("message") ?? "").Trim(),
            Age.Since(first, now),
            series is null && count.Text == "0" ? NumberNode.Of(1) : count,
            Cell.Name(item),
        ];
    }

    private static string? FirstText(string? text, string? other) => string.IsNullOrEmpty(text) ? other : text;

    public static IReadOnlyList<Node> Node(MapNode item, DateTimeOffset now)
    {
        var info = item.GetMap("status", "nodeInfo") ?? new MapNode();
        return
        [
            Cell.Name(item),
            NodeStatus(item),
            NodeRoles(item),
            Cell.Age(item, now),
            info.GetString("kubeletVersion") ?? "",
            Address(item, "InternalIP"),
            Address(item, "ExternalIP"),
            Known(info.GetString("osImage")),
            KernelText(info),
            Known(info.GetString("containerRuntimeVersion")),
        ];
    }

    private static string Some(List<string> texts) => Cell.Shortened(texts, texts.Count) is { Length: > 0 } shown ? shown : "<unset>";

    private static Node Known(string? text) => string.IsNullOrEmpty(text) ? Unknown : text;

    private static Node KernelText(MapNode info)
    {
        var kernel = info.GetString("kernelVersion") ?? "";
        return kernel.Length == 0 ? Unknown : info.GetString("architecture") is { Length: > 0 } architecture ? $"{kernel} ({architecture})" : kernel;
    }

    private static string NodeStatus(MapNode item)
    {
        var ready = (item.GetList("status", "conditions") ?? []).FirstOrDefault(condition => condition.GetString("type") == "Ready")?.GetString("status");
        var text = ready switch
        {
            "True" => "Ready",
            null => "Unknown",
            _ => "NotReady",
        };
        return item.GetBoolean("spec", "unschedulable") == true ? text + ",SchedulingDisabled" : text;
    }

    private static Node NodeRoles(MapNode item)
    {
        const string Prefix = "node-role.kubernetes.io/";
        var labels = item.GetMap("metadata", "labels") ?? new MapNode();
        var roles = labels.Keys.Where(key => key.StartsWith(Prefix, StringComparison.Ordinal)).Select(key => key[Prefix.Length..]).Append(labels.GetString("kubernetes.io/role") ?? "");
        return Cell.Join(roles.Where(role => role.Length > 0).Distinct().Order(StringComparer.Ordinal));
    }

    private static Node Address(MapNode item, string type) =>
        Cell.Text((item.GetList("status", "addresses") ?? []).FirstOrDefault(address => address.GetString("type") == type)?.GetString("address"));

    private static Node ExternalAddress(MapNode item)
    {
        var addresses = (item.GetList("spec", "externalIPs") ?? []).OfType<StringNode>().Select(address => address.Value);
        switch (item.GetString("spec", "type"))
        {
            case "ExternalName":
                return item.GetString("spec", "externalName") ?? "";
            case "LoadBalancer":
                var text = string.Join(',', ((string[])[Cell.BalancerAddresses(item)]).Concat(addresses).Where(address => address.Length > 0));
                return text.Length == 0 ? "<pending>" : text;
            default:
                return Cell.Join(addresses);
        }
    }

    private static string ServicePort(MapNode port)
    {
        var number = Cell.Number(port, "port").Text;
        return port.GetInt64("nodePort") is > 0 and var node
            ? string.Create(CultureInfo.InvariantCulture, $"{number}:{node}/{port.GetString("protocol")}")
            : $"{number}/{port.GetString("protocol")}";
    }

    private static Node EndpointText(MapNode item)
    {
        List<string> all = [];
        foreach (var subset in Cell.Containers(item, "subsets"))
        {
            var addresses = Cell.Containers(subset, "addresses").Select(address => address.GetString("ip") ?? "").ToList();
            var ports = Cell.Containers(subset, "ports").Select(port => Cell.Number(port, "port").Text).ToList();
            all.AddRange(ports.Count == 0 ? addresses : ports.SelectMany(port => addresses.Select(address => address.Contains(':', StringComparison.Ordinal) ? $"[{address}]:{port}" : $"{address}:{port}")));
        }

        return all.Count == 0 ? Cell.None : Cell.Shortened(all, all.Count);
    }
}
