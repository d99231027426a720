using Flux.Manifests.Nodes;

namespace Flux.KubeApi.OpenApi;

/// <summary>Descriptions of built-in kinds in our own words, for <c>kubectl explain</c>: of the fields that all kinds have, and of what is looked up most.</summary>
internal static class OpenApiDescriptions
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["core.v1.ConfigMap"] = "A ConfigMap keeps configuration that is not secret, as keys and values, for pods and controllers to read.",
        ["core.v1.ConfigMap.binaryData"] = "Values that are no UTF-8 text, in base64. A key may not stand in data, too.",
        ["core.v1.ConfigMap.data"] = "The values by key. Keys consist of letters, digits, '-', '_' and '.'.",
        ["core.v1.ConfigMap.immutable"] = "When true, data can no longer be changed, only the whole object deleted.",
        ["core.v1.Secret"] = "A Secret keeps small amounts of sensitive data, such as passwords and keys, out of pods and images.",
        ["core.v1.Secret.data"] = "The values by key, in base64.",
        ["core.v1.Secret.stringData"] = "Values as plain text. They are taken into data when written, and never read back.",
        ["core.v1.Secret.immutable"] = "When true, data can no longer be changed, only the whole object deleted.",
        ["core.v1.Secret.type"] = "What the data is for; some types require certain keys.",
        ["core.v1.Namespace"] = "A Namespace gives names a scope: objects of most kinds live in one, and go with it.",
        ["core.v1.Pod"] = "A Pod is a group of containers that run together on one node and share its network and volumes.",
        ["core.v1.Service"] = "A Service gives a set of pods one name and one address.",
        ["core.v1.ServiceAccount"] = "A ServiceAccount is an identity for what runs in pods.",
        ["core.v1.Event"] = "An Event tells that something happened to an object.",
        ["core.v1.Node"] = "A Node is a machine that runs pods.",
        ["core.v1.PersistentVolumeClaim"] = "A PersistentVolumeClaim asks for storage that outlives pods.",
        ["apps.v1.Deployment"] = "A Deployment keeps a number of equal pods running and replaces them step by step when their template changes.",
        ["apps.v1.StatefulSet"] = "A StatefulSet runs pods with lasting names and lasting storage, one after another.",
        ["apps.v1.DaemonSet"] = "A DaemonSet runs one pod on each node.",
        ["apps.v1.ReplicaSet"] = "A ReplicaSet keeps a number of equal pods running.",
        ["apps.v1.DeploymentStrategy"] = "How pods of an older template are replaced by those of the new one.",
        ["apps.v1.DeploymentStrategy.rollingUpdate"] = "The bounds of a rolling update: how many pods may be missing, and how many too many.",
        ["apps.v1.DeploymentStrategy.type"] = "Whether pods are replaced a few at a time or all at once; a few at a time by default.\n\nRecreate ends all old pods before new ones start; RollingUpdate replaces them gradually.",
        ["batch.v1.Job"] = "A Job runs pods until a number of them has succeeded.",
        ["batch.v1.CronJob"] = "A CronJob makes Jobs by a schedule.",
        ["networking.v1.Ingress"] = "An Ingress leads HTTP requests from outside to services.",
        ["networking.v1.NetworkPolicy"] = "A NetworkPolicy says which connections pods may have.",
        ["rbac.v1.Role"] = "A Role is a set of permissions in one namespace.",
        ["rbac.v1.ClusterRole"] = "A ClusterRole is a set of permissions, cluster-wide or for use in any namespace.",
        ["rbac.v1.RoleBinding"] = "A RoleBinding gives a role to users, groups or service accounts in one namespace.",
        ["rbac.v1.ClusterRoleBinding"] = "A ClusterRoleBinding gives a role to users, groups or service accounts everywhere.",
    };

    private const string ApiPrefix = "io.k8s.api.";

    /// <summary>Adds what is known of a schema to its copy.</summary>
    public static void Add(string name, MapNode schema)
    {
        var key = name.StartsWith(ApiPrefix, StringComparison.Ordinal) ? name[ApiPrefix.Length..] : name;
        if (Texts.TryGetValue(key, out var text))
        {
            schema.Set("description", text);
        }

        var isKind = schema.GetList("x-kubernetes-group-version-kind") is { Count: > 0 };
        foreach (var (field, property) in schema.GetMap("properties") ?? [])
        {
            var description = Texts.GetValueOrDefault($"{key}.{field}") ?? (isKind ? OfKind(field, name[(name.LastIndexOf('.') + 1)..]) : null);
            if (description is not null && property is MapNode map)
            {
                map.Set("description", description);
            }
        }
    }

    private static string? OfKind(string field, string kind) => field switch
    {
        "apiVersion" => OpenApiTexts.ApiVersion().GetString("description"),
        "kind" => OpenApiTexts.Kind().GetString("description"),
        "metadata" => "What every object carries, such as its name, its labels and who owns its fields.",
        "spec" => $"What is wanted of the {kind}.",
        "status" => $"What the cluster has seen of the {kind} last. Written by its controllers.",
        _ => null,
    };
}
