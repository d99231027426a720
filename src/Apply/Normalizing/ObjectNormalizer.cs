using System.Text;
using Flux.Apply.Ordering;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Apply.Normalizing;

/// <summary>
/// Brings objects into the form in which they are applied and compared: built-in kinds as Kubernetes' own types would print them,
/// port protocols filled in, string data of Secrets encoded, no status and no creation time.
/// </summary>
public static class ObjectNormalizer
{
    private static readonly string[] SecretFields = ["apiVersion", "kind", "metadata", "data", "immutable", "type"];

    private const string RbacVersion = "rbac.authorization.k8s.io/v1";

    /// <summary>The object as it is to be applied. The input is not changed; the result may share parts with it.</summary>
    public static MapNode Normalize(MapNode value)
    {
        var item = new ManifestObject(value);

        // Flux leaves roles alone since a bug of the typed form loses rules; so their status and times stay too.
        if (item.ApiVersion == RbacVersion && item.Kind is "Role" or "ClusterRole")
        {
            return value;
        }

        var output = BuiltinForm.TryConvert(value, out var typed) ? WithDefaults(typed) : value.Copy();
        if (output["metadata"] is null or MapNode)
        {
            output.GetOrAddMap("metadata").Set("creationTimestamp", NullNode.Instance);
        }

        if (ObjectClass.IsCustomResourceDefinition(item))
        {
            CaBundles.RemoveInvalid(output);
        }
        else
        {
            output.Remove("status");
        }

        return output;
    }

    /// <summary>
    /// The result of a dry run without what an old API server adds to it by mistake: before 1.27 the first metric of an autoscaler came
    /// back twice, with an empty one at the end.
    /// </summary>
    public static MapNode NormalizeDryRun(MapNode value)
    {
        if (new ManifestObject(value).Kind != "HorizontalPodAutoscaler" || !BuiltinForm.TryConvert(value, out var typed))
        {
            return value;
        }

        if (typed.GetList("spec", "metrics") is { } metrics && typed.GetString("apiVersion") == "autoscaling/v2")
        {
            var distinct = metrics.Where(metric => metric.GetString("type") is { Length: > 0 }).Distinct().ToList();
            var spec = typed.GetMap("spec")!;
            if (distinct.Count > 0)
            {
                spec.Set("metrics", new ListNode(distinct));
            }
            else
            {
                spec.Remove("metrics");
            }
        }

        return typed;
    }

    private static MapNode WithDefaults(MapNode typed)
    {
        var kind = typed.GetString("kind");
        switch ($"{typed.GetString("apiVersion")} {kind}")
        {
            case "v1 Pod":
                DefaultContainerPorts(typed.GetMap("spec"));
                break;
            case "apps/v1 Deployment" or "apps/v1 StatefulSet" or "apps/v1 DaemonSet" or "apps/v1 ReplicaSet" or "batch/v1 Job":
                DefaultContainerPorts(typed.GetMap("spec", "template", "spec"));
                break;
            case "batch/v1 CronJob":
                DefaultContainerPorts(typed.GetMap("spec", "jobTemplate", "spec", "template", "spec"));
                break;
            case "v1 Service":
                DefaultProtocol(typed.GetList("spec", "ports"));
                PrintTargetPorts(typed.GetList("spec", "ports"));
                break;
            case "v1 Secret":
                EncodeStringData(typed);
                break;
        }

        return typed;
    }

    private static void DefaultContainerPorts(MapNode? pod)
    {
        foreach (var container in pod.GetList("containers") ?? [])
        {
            DefaultProtocol(container.GetList("ports"));
        }
    }

    private static void DefaultProtocol(ListNode? ports)
    {
        foreach (var port in (ports ?? []).OfType<MapNode>())
        {
            if (port.GetString("protocol") is null or "")
            {
                port.Set("protocol", "TCP");
            }
        }
    }

    // The one number-or-name that is optional and held by value: printed as zero, which the published schemas do not tell. The
    // server takes zero for the port itself, and whoever applied it owns the field.
    private static void PrintTargetPorts(ListNode? ports)
    {
        foreach (var port in (ports ?? []).OfType<MapNode>().Where(port => !port.ContainsKey("targetPort")))
        {
            port.Set("targetPort", 0);
        }
    }

    private static void EncodeStringData(MapNode secret)
    {
        if (secret.GetMap("stringData") is not { Count: > 0 } plain)
        {
            return;
        }

        var data = secret.GetOrAddMap("data");
        foreach (var (key, value) in plain)
        {
            data.Set(key, Convert.ToBase64String(Encoding.UTF8.GetBytes((value as StringNode)?.Value ?? "")));
        }

        // The original passes such a Secret through its typed form, which has no place for other fields.
        foreach (var field in secret.Keys.Where(field => !SecretFields.Contains(field)).ToArray())
        {
            secret.Remove(field);
        }
    }
}
