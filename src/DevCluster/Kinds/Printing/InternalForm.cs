using System.Collections.Frozen;
using Flux.DevCluster.Controllers.Workloads.Hashing;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Kinds.Printing;

/// <summary>
/// Values in the form that Kubernetes' servers hold them in, and print them in where they refuse a change: all fields by their Go
/// names, set or not.
/// </summary>
internal static class InternalForm
{
    private static readonly string[] HostFields = ["hostNetwork", "hostPID", "hostIPC", "shareProcessNamespace", "hostUsers"];

    /// <summary>The fields of a pod's spec in the order of the internal type, which is another than that of the API.</summary>
    private static readonly FrozenDictionary<string, int> PodOrder = new[]
    {
        "volumes", "initContainers", "containers", "ephemeralContainers", "restartPolicy", "terminationGracePeriodSeconds", "activeDeadlineSeconds", "dnsPolicy",
        "nodeSelector", "serviceAccountName", "automountServiceAccountToken", "nodeName", "securityContext", "imagePullSecrets", "hostname", "subdomain",
        "setHostnameAsFQDN", "affinity", "schedulerName", "tolerations", "hostAliases", "priorityClassName", "priority", "preemptionPolicy", "dnsConfig",
        "readinessGates", "runtimeClassName", "overhead", "enableServiceLinks", "topologySpreadConstraints", "os", "schedulingGates", "resourceClaims", "resources",
        "hostnameOverride", "schedulingGroup",
    }.Index().ToFrozenDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);

    private static GoTypes Types => GoTypes.PodTemplate;

    public static MapNode PodSpec(MapNode spec)
    {
        var printed = new MapNode();
        foreach (var field in Types.FieldsOf("PodSpec")!.Where(field => PodOrder.ContainsKey(field.Json)).OrderBy(field => PodOrder[field.Json]))
        {
            printed.Set(field.Name, field.Json == "securityContext" ? SecurityContext(spec) : Value(field.Type, spec[field.Json]));
        }

        return printed;
    }

    /// <summary>Metadata are of a type that has no other form.</summary>
    public static MapNode PodTemplate(MapNode template)
    {
        var printed = template.GetMap("metadata")?.Copy() ?? new MapNode();
        printed.Set("Spec", PodSpec(template.GetMap("spec") ?? new MapNode()));
        return printed;
    }

    public static MapNode ClaimSpec(MapNode spec) => Struct("PersistentVolumeClaimSpec", spec);

    private static Node SecurityContext(MapNode spec)
    {
        var context = spec.GetMap("securityContext");
        var hosts = Types.FieldsOf("PodSpec")!.Where(field => HostFields.Contains(field.Json)).ToDictionary(field => field.Json, StringComparer.Ordinal);
        if (context is null && !HostFields.Any(spec.ContainsKey))
        {
            return NullNode.Instance;
        }

        var printed = new MapNode();
        foreach (var host in HostFields)
        {
            printed.Set(hosts[host].Name, Value(hosts[host].Type, spec[host]));
        }

        foreach (var field in Ordered(Types.FieldsOf("PodSecurityContext")!))
        {
            printed.Set(field.Name, Value(field.Type, context?[field.Json]));
        }

        return printed;
    }

    /// <summary>One field stands elsewhere in the internal type.</summary>
    private static IEnumerable<GoField> Ordered(GoField[] fields)
    {
        var policy = fields.First(field => field.Json == "fsGroupChangePolicy");
        return fields.Where(field => field != policy).SelectMany(field => field.Json == "fsGroup" ? new[] { field, policy } : [field]);
    }

    private static MapNode Struct(string type, MapNode? value)
    {
        var printed = new MapNode();
        AddFields(printed, type, value);
        return printed;
    }

    private static void AddFields(MapNode printed, string type, MapNode? value)
    {
        foreach (var field in Types.FieldsOf(type) ?? [])
        {
            if (field.Json.Length == 0)
            {
                AddFields(printed, field.Type, value);
            }
            else
            {
                printed.Set(field.Name, Value(field.Type, value?[field.Json]));
            }
        }
    }

    private static Node Value(string type, Node? value)
    {
        if (type[0] == '*')
        {
            return value is null or NullNode ? NullNode.Instance : Value(type[1..], value);
        }

        var bottom = Types.Underlying(type);
        if (bottom.StartsWith("[]", StringComparison.Ordinal))
        {
            return value is ListNode { Count: > 0 } items ? new ListNode(items.Select(item => Value(bottom[2..], item))) : NullNode.Instance;
        }

        if (bottom.StartsWith("map[", StringComparison.Ordinal))
        {
            return value is MapNode { Count: > 0 } map ? Sorted(map) : NullNode.Instance;
        }

        return bottom switch
        {
            "string" => value ?? "",
            "bool" => value ?? BooleanNode.False,
            "int32" or "int64" => value ?? NumberNode.Of(0),
            _ when Types.FieldsOf(bottom) is null || bottom.StartsWith("metav1.", StringComparison.Ordinal) => value?.DeepClone() ?? NullNode.Instance,
            _ => Struct(bottom, value as MapNode),
        };
    }

    private static MapNode Sorted(MapNode map)
    {
        var sorted = new MapNode(map.Count);
        foreach (var key in map.Keys.Order(StringComparer.Ordinal))
        {
            sorted.Set(key, map[key]!.DeepClone());
        }

        return sorted;
    }
}
