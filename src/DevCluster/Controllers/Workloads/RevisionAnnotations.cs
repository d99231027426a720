using System.Globalization;
using Flux.DevCluster.Controllers.Objects;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Controllers.Workloads;

/// <summary>The annotations by which a Deployment and its ReplicaSets are told apart as revisions.</summary>
internal static class RevisionAnnotations
{
    public const string Revision = "deployment.kubernetes.io/revision";
    private const string History = "deployment.kubernetes.io/revision-history";
    private const string Desired = "deployment.kubernetes.io/desired-replicas";
    private const string Max = "deployment.kubernetes.io/max-replicas";

    private static readonly HashSet<string> NotCopied = new(
        ["kubectl.kubernetes.io/last-applied-configuration", Revision, History, Desired, Max, "deprecated.deployment.rollback.to"], StringComparer.Ordinal);

    public static long RevisionOf(MapNode item) =>
        long.TryParse(item.Annotation(Revision), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0;

    /// <summary>Gives a Deployment the number of its revision; false when it has it.</summary>
    public static bool Number(MapNode deployment, long revision) => Set(deployment.GetOrAddMap("metadata"), Revision, $"{revision}");

    /// <summary>
    /// Gives the current ReplicaSet the Deployment's annotations and its number; a number that it had as an earlier revision is
    /// remembered. False when nothing changes.
    /// </summary>
    public static bool Describe(MapNode set, MapNode deployment, long revision)
    {
        var metadata = set.GetOrAddMap("metadata");
        var changed = false;
        foreach (var (name, value) in deployment.GetMap("metadata", "annotations") ?? [])
        {
            changed |= !NotCopied.Contains(name) && value is StringNode text && Set(metadata, name, text.Value);
        }

        var old = set.Annotation(Revision);
        if (RevisionOf(set) < revision)
        {
            changed |= Set(metadata, Revision, $"{revision}");
            if (old is not null)
            {
                Set(metadata, History, set.Annotation(History) is { Length: > 0 } history ? $"{history},{old}" : old);
            }
        }

        return changed;
    }

    /// <summary>Tells the size that a ReplicaSet has its share of; false when it is told already.</summary>
    public static bool Size(MapNode set, MapNode deployment)
    {
        var wanted = deployment.GetInt64("spec", "replicas") ?? 1;
        var metadata = set.GetOrAddMap("metadata");
        return Set(metadata, Desired, $"{wanted}") | Set(metadata, Max, $"{wanted + RollingUpdate.MaxSurge(deployment)}");
    }

    private static bool Set(MapNode metadata, string name, string value)
    {
        if (metadata.GetString("annotations", name) == value)
        {
            return false;
        }

        metadata.GetOrAddMap("annotations").Set(name, value);
        return true;
    }
}
