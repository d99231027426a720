using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tables;

/// <summary>Rows of the kinds that are stored and shown, and do nothing here.</summary>
internal static class RareRows
{
    private const string Unset = "<unset>";

    /// <summary>How the rows of a kind are made; null where it has no columns of its own.</summary>
    public static Func<MapNode, DateTimeOffset, IReadOnlyList<Node>>? Of(string kind) => kind switch
    {
        "ControllerRevision" => Revision,
        "PodTemplate" => PodTemplate,
        "ReplicationController" => ReplicationController,
        "CertificateSigningRequest" => SigningRequest,
        "ServiceCIDR" => static (item, now) => [Cell.Name(item), string.Join(',', Texts(item.GetList("spec", "cidrs"))), Cell.Age(item, now)],
        "CSIDriver" => Driver,
        "CSINode" => static (item, now) => [Cell.Name(item), NumberNode.Of(item.GetList("spec", "drivers")?.Count ?? 0), Cell.Age(item, now)],
        "VolumeAttachment" => Attachment,
        "VolumeAttributesClass" => static (item, now) => [Cell.Name(item), item.GetString("driverName") ?? "", Cell.Age(item, now)],
        "RuntimeClass" => static (item, now) => [Cell.Name(item), item.GetString("handler") ?? "", Cell.Age(item, now)],
        "FlowSchema" => FlowSchema,
        "PriorityLevelConfiguration" => PriorityLevel,
        _ => null,
    };

    /// <param name="field">The list in the spec that is counted: <c>validations</c> or <c>mutations</c>.</param>
    public static Func<MapNode, DateTimeOffset, IReadOnlyList<Node>> Policy(string field) => (item, now) =>
    [
        Cell.Name(item),
        NumberNode.Of(item.GetList("spec", field)?.Count ?? 0),
        item.GetMap("spec", "paramKind") is { } kind ? $"{kind.GetString("apiVersion")}/{kind.GetString("kind")}" : Unset,
        Cell.Age(item, now),
    ];

    public static IReadOnlyList<Node> PolicyBinding(MapNode item, DateTimeOffset now)
    {
        var reference = item.GetMap("spec", "paramRef");
        var name = reference.GetString("name") is { Length: > 0 } given
            ? $"{(reference.GetString("namespace") is { Length: > 0 } ns ? ns : "*")}/{given}"
            : reference.GetMap("selector") is { } selector ? (Cell.Selector(selector) as StringNode)?.Value ?? "" : Unset;
        return [Cell.Name(item), item.GetString("spec", "policyName") ?? "", name, Cell.Age(item, now)];
    }

    /// <summary>An event of the newer group, shown like one of the core.</summary>
    public static IReadOnlyList<Node> Event(MapNode item, DateTimeOffset now)
    {
        var core = item.Copy();
        foreach (var (field, name) in ((string, string)[])
        [
            ("regarding", "involvedObject"), ("note", "message"), ("deprecatedSource", "source"), ("deprecatedFirstTimestamp", "firstTimestamp"),
            ("deprecatedLastTimestamp", "lastTimestamp"), ("deprecatedCount", "count"), ("reportingController", "reportingComponent"),
        ])
        {
            if (item[field] is { } value)
            {
                core.Set(name, value);
            }
        }

        return CoreRows.Event(core, now);
    }

    private static IReadOnlyList<Node> Revision(MapNode item, DateTimeOffset now)
    {
        var owner = item.Items("metadata", "ownerReferences").FirstOrDefault(reference => reference.GetBoolean("controller") == true);
        var group = (owner.GetString("apiVersion") ?? "") is var version && version.Contains('/', StringComparison.Ordinal) ? "." + version.Split('/')[0] : "";
        var name = owner is null ? Cell.None : $"{owner.GetString("kind")?.ToLowerInvariant()}{group}/{owner.GetString("name")}";
        return [Cell.Name(item), name, Cell.Number(item, "revision"), Cell.Age(item, now)];
    }

    private static IReadOnlyList<Node> PodTemplate(MapNode item, DateTimeOffset now)
    {
        var containers = Cell.Containers(item, "template", "spec", "containers").ToList();
        return [Cell.Name(item), Cell.Names(containers), Cell.Images(containers), Cell.Labels(item.GetMap("template", "metadata", "labels"))];
    }

    private static IReadOnlyList<Node> ReplicationController(MapNode item, DateTimeOffset now)
    {
        var containers = Cell.Containers(item, "spec", "template", "spec", "containers").ToList();
        return
        [
            Cell.Name(item),
            Cell.Number(item, "spec", "replicas"),
            Cell.Number(item, "status", "replicas"),
            Cell.Number(item, "status", "readyReplicas"),
            Cell.Age(item, now),
            Cell.Names(containers),
            Cell.Images(containers),
            Cell.Labels(item.GetMap("spec", "selector")),
        ];
    }

    private static IReadOnlyList<Node> SigningRequest(MapNode item, DateTimeOffset now)
    {
        var types = item.Items("status", "conditions").Select(condition => condition.GetString("type")).ToList();
        var decision = types.Contains("Denied") ? "Denied" : types.Contains("Approved") ? "Approved" : "Pending";
        var outcome = (types.Contains("Failed") ? ",Failed" : "") + (item.GetString("status", "certificate") is { Length: > 0 } ? ",Issued" : "");
        return
        [
            Cell.Name(item),
            Cell.Age(item, now),
            item.GetString("spec", "signerName") ?? "",
            item.GetString("spec", "username") ?? "",
            item.GetInt64("spec", "expirationSeconds") is { } seconds ? KubeApi.Tables.Age.Format(TimeSpan.FromSeconds(seconds)) : Cell.None,
            decision + outcome,
        ];
    }

    private static IReadOnlyList<Node> Driver(MapNode item, DateTimeOffset now) =>
    [
        Cell.Name(item),
        item.GetBoolean("spec", "attachRequired") ?? true,
        item.GetBoolean("spec", "podInfoOnMount") ?? false,
        item.GetBoolean("spec", "storageCapacity") ?? false,
        item.GetList("spec", "tokenRequests") is null ? Unset : string.Join(',', item.Items("spec", "tokenRequests").Select(request => request.GetString("audience"))),
        item.GetBoolean("spec", "requiresRepublish") ?? false,
        Cell.Join(Texts(item.GetList("spec", "volumeLifecycleModes"))),
        Cell.Age(item, now),
    ];

    private static IReadOnlyList<Node> Attachment(MapNode item, DateTimeOffset now) =>
    [
        Cell.Name(item),
        item.GetString("spec", "attacher") ?? "",
        item.GetString("spec", "source", "persistentVolumeName") ?? "",
        item.GetString("spec", "nodeName") ?? "",
        item.GetBoolean("status", "attached") ?? false,
        Cell.Age(item, now),
    ];

    private static IReadOnlyList<Node> FlowSchema(MapNode item, DateTimeOffset now) =>
    [
        Cell.Name(item),
        item.GetString("spec", "priorityLevelConfiguration", "name") is { Length: > 0 } level ? level : "?",
        Cell.Number(item, "spec", "matchingPrecedence"),
        Cell.Text(item.GetString("spec", "distinguisherMethod", "type")),
        Cell.Age(item, now),
        item.Items("status", "conditions").FirstOrDefault(condition => condition.GetString("type") == "Dangling").GetString("status") ?? "?",
    ];

    private static IReadOnlyList<Node> PriorityLevel(MapNode item, DateTimeOffset now)
    {
        var limited = item.GetMap("spec", "limited");
        var queuing = limited.GetMap("limitResponse", "queuing");
        return
        [
            Cell.Name(item),
            item.GetString("spec", "type") ?? "",
            limited.Get("nominalConcurrencyShares") ?? Cell.None,
            queuing.Get("queues") ?? Cell.None,
            queuing.Get("handSize") ?? Cell.None,
            queuing.Get("queueLengthLimit") ?? Cell.None,
            Cell.Age(item, now),
        ];
    }

    private static IEnumerable<string> Texts(ListNode? list) => (list ?? []).OfType<StringNode>().Select(text => text.Value);
}
