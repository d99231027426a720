using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Kinds.Defaults;

internal static class VolumeDefaults
{
    /// <summary>Readable by all, writable by the owner (0644).</summary>
    private const int FileMode = 420;

    private const int TokenSeconds = 3600;

    public static void Apply(MapNode volume)
    {
        if (volume.Count == 1 && volume.ContainsKey("name"))
        {
            volume.Set("emptyDir", new MapNode());
        }

        volume.GetMap("secret")?.Default("defaultMode", FileMode);
        volume.GetMap("configMap")?.Default("defaultMode", FileMode);
        volume.GetMap("hostPath")?.Default("type", "");
        if (volume.GetMap("downwardAPI") is { } downward)
        {
            downward.Default("defaultMode", FileMode);
            ApplyToDownward(downward);
        }

        if (volume.GetMap("projected") is { } projected)
        {
            projected.Default("defaultMode", FileMode);
            foreach (var source in projected.Items("sources"))
            {
                source.GetMap("serviceAccountToken")?.Default("expirationSeconds", TokenSeconds);
                ApplyToDownward(source.GetMap("downwardAPI"));
            }
        }

        volume.GetMap("ephemeral", "volumeClaimTemplate", "spec")?.Default("volumeMode", "Filesystem");
    }

    private static void ApplyToDownward(MapNode? downward)
    {
        foreach (var item in downward.Items("items"))
        {
            item.GetMap("fieldRef")?.Default("apiVersion", "v1");
            item.GetMap("resourceFieldRef")?.Default("divisor", "0");
        }
    }
}
