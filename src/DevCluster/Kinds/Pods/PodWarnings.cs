using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;
using Flux.Manifests.Quantities;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Pods;

/// <summary>What is allowed in a pod and yet hardly meant.</summary>
internal static class PodWarnings
{
    private const string SeccompAnnotation = "seccomp.security.alpha.kubernetes.io/pod";

    private static readonly (string Label, string Since, string Instead)[] OldLabels =
    [
        ("beta.kubernetes.io/arch", "v1.14", "kubernetes.io/arch"),
        ("beta.kubernetes.io/os", "v1.14", "kubernetes.io/os"),
        ("failure-domain.beta.kubernetes.io/region", "v1.17", "topology.kubernetes.io/region"),
        ("failure-domain.beta.kubernetes.io/zone", "v1.17", "topology.kubernetes.io/zone"),
        ("beta.kubernetes.io/instance-type", "v1.17", "node.kubernetes.io/instance-type"),
    ];

    private static readonly (string Volume, string Text)[] OldVolumes =
    [
        ("gitRepo", "deprecated in v1.11"),
        ("scaleIO", "deprecated in v1.16, non-functional in v1.22+"),
        ("flocker", "deprecated in v1.22, non-functional in v1.25+"),
        ("storageos", "deprecated in v1.22, non-functional in v1.25+"),
        ("quobyte", "deprecated in v1.22, non-functional in v1.25+"),
        ("glusterfs", "deprecated in v1.25, non-functional in v1.26+"),
        ("cephfs", "deprecated in v1.28, non-functional in v1.31+"),
        ("rbd", "deprecated in v1.28, non-functional in v1.31+"),
    ];

    /// <param name="path">Of the spec.</param>
    public static void Add(MapNode? metadata, MapNode spec, FieldPath metadataPath, FieldPath path, ICollection<string> warnings)
    {
        foreach (var (label, since, instead) in OldLabels.Where(old => spec.Get("nodeSelector", old.Label) is not null))
        {
            warnings.Add($"{path.Child("nodeSelector").Key(label)}: deprecated since {since}; use \"{instead}\" instead");
        }

        AddForVolumes(spec, path, warnings);
        foreach (var field in (string[])["initContainers", "containers", "ephemeralContainers"])
        {
            foreach (var (index, container) in spec.Items(field).Index())
            {
                AddForContainer(container, path.Child(field).Index(index), warnings);
            }
        }

        if (spec.GetInt64("terminationGracePeriodSeconds") is < 0)
        {
            warnings.Add($"{path.Child("terminationGracePeriodSeconds")}: must be >= 0; negative values are invalid and will be treated as 1");
        }

        if (metadata?.Get("annotations", SeccompAnnotation) is not null)
        {
            warnings.Add($"{metadataPath.Child("annotations").Key(SeccompAnnotation)}: non-functional in v1.27+; use the \"seccompProfile\" field instead");
        }
    }

    private static void AddForVolumes(MapNode spec, FieldPath path, ICollection<string> warnings)
    {
        foreach (var (index, volume) in spec.Items("volumes").Index())
        {
            var at = path.Child("volumes").Index(index);
            foreach (var (name, text) in OldVolumes.Where(old => volume.ContainsKey(old.Volume)))
            {
                warnings.Add($"{at.Child(name)}: {text}");
            }
        }
    }

    private static void AddForContainer(MapNode container, FieldPath at, ICollection<string> warnings)
    {
        foreach (var group in (string[])["requests", "limits"])
        {
            foreach (var (name, value) in container.GetMap("resources", group) ?? [])
            {
                if (name is "memory" or "ephemeral-storage" && value is StringNode text && text.Value.EndsWith('m') && Quantity.TryParse(text.Value, out var quantity, out _))
                {
                    warnings.Add($"{at.Child("resources").Child(group).Key(name)}: fractional byte value \"{quantity}\" is invalid, must be an integer");
                }
            }
        }

        AddForVariables(container, at, warnings);
        AddForPorts(container, at, warnings);
    }

    private static void AddForVariables(MapNode container, FieldPath at, ICollection<string> warnings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var variable in container.Items("env"))
        {
            var name = variable.GetString("name") ?? "";
            if (!seen.Add(name))
            {
                warnings.Add($"{at.Child("env").Index(index)}: hides previous definition of \"{name}\", which may be dropped when using apply");
            }

            index++;
        }
    }

    private static void AddForPorts(MapNode container, FieldPath at, ICollection<string> warnings)
    {
        var ports = container.Items("ports").ToArray();
        for (var i = 1; i < ports.Length; i++)
        {
            var first = Array.FindIndex(ports, 0, i, earlier => IsSame(earlier, ports[i]));
            if (first >= 0)
            {
                warnings.Add($"{at.Child("ports").Index(i)}: duplicate port definition with {at.Child("ports").Index(first)}");
            }
        }
    }

    private static bool IsSame(MapNode left, MapNode right) =>
        left.GetInt64("containerPort") == right.GetInt64("containerPort") && left.GetString("protocol") == right.GetString("protocol")
        && left.GetString("hostIP") == right.GetString("hostIP") && left.GetInt64("hostPort") == right.GetInt64("hostPort");
}
