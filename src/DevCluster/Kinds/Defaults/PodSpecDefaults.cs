using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Kinds.Defaults;

/// <summary>Defaults of pods and of the templates that make pods.</summary>
internal static class PodSpecDefaults
{
    private static readonly string[] ContainerLists = ["initContainers", "containers", "ephemeralContainers"];

    public static void ApplyToTemplate(MapNode? template)
    {
        if (template?.GetMap("spec") is { } spec)
        {
            Apply(spec);
        }
    }

    public static void Apply(MapNode spec)
    {
        spec.Default("restartPolicy", "Always");
        spec.Default("terminationGracePeriodSeconds", 30);
        spec.Default("dnsPolicy", "ClusterFirst");
        spec.Default("securityContext", new MapNode());
        spec.Default("schedulerName", "default-scheduler");
        foreach (var list in ContainerLists)
        {
            foreach (var container in spec.Items(list))
            {
                ContainerDefaults.Apply(container, spec.GetBoolean("hostNetwork") == true);
            }
        }

        foreach (var volume in spec.Items("volumes"))
        {
            VolumeDefaults.Apply(volume);
        }

        MirrorServiceAccount(spec);
    }

    /// <summary>The deprecated field shows what the current one says.</summary>
    private static void MirrorServiceAccount(MapNode spec)
    {
        if (spec["serviceAccountName"] is StringNode name)
        {
            spec.Set("serviceAccount", name);
        }
        else if (spec["serviceAccount"] is StringNode deprecated)
        {
            spec.Set("serviceAccountName", deprecated);
        }
    }
}
