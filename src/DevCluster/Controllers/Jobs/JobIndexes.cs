using System.Globalization;
using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Pods;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Jobs;

/// <summary>Which indexes of an indexed Job are done.</summary>
internal sealed class JobIndexes(SortedSet<long> completed)
{
    public const string Name = "batch.kubernetes.io/job-completion-index";

    public IReadOnlySet<long> Completed => completed;

    /// <summary>Null for a Job without indexes.</summary>
    public static JobIndexes? Of(MapNode job, IReadOnlyList<StoredObject> pods)
    {
        if (job.GetString("spec", "completionMode") != "Indexed")
        {
            return null;
        }

        var done = pods.Where(pod => PodState.Phase(pod.Root) == "Succeeded").Select(pod => IndexOf(pod.Root)).OfType<long>();
        var completions = job.GetInt64("spec", "completions") ?? 1;
        return new JobIndexes([.. Parse(job.GetString("status", "completedIndexes") ?? "").Concat(done).Where(index => index < completions)]);
    }

    public static long? IndexOf(MapNode pod) =>
        long.TryParse(pod.Annotation(Name), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    /// <summary>Gives a pod its index, and its containers a way to know it.</summary>
    public static void Put(MapNode pod, MapNode job, long index)
    {
        var metadata = pod.GetMap("metadata")!;
        metadata.Set("generateName", $"{job.Name()}-{index}-");
        metadata.GetOrAddMap("annotations").Set(Name, $"{index}");
        metadata.GetOrAddMap("labels").Set(Name, $"{index}");
        var spec = pod.GetMap("spec")!;
        spec.Set("hostname", $"{job.Name()}-{index}");
        foreach (var container in (spec.GetList("initContainers") ?? []).Concat(spec.GetList("containers") ?? []).OfType<MapNode>())
        {
            if (container.GetList("env")?.Any(variable => variable.GetString("name") == "JOB_COMPLETION_INDEX") != true)
            {
                container.Set("env", new ListNode([.. container.GetList("env") ?? [], Variable()]));
            }
        }
    }

    /// <summary>The indexes as ranges: <c>0-2,5</c>.</summary>
    public override string ToString()
    {
        var ranges = new List<(long First, long Last)>();
        foreach (var index in completed)
        {
            if (ranges.Count > 0 && ranges[^1].Last == index - 1)
            {
                ranges[^1] = (ranges[^1].First, index);
            }
            else
            {
                ranges.Add((index, index));
            }
        }

        return string.Join(',', ranges.Select(range => range.First == range.Last ? $"{range.First}" : range.Last == range.First + 1 ? $"{range.First},{range.Last}" : $"{range.First}-{range.Last}"));
    }

    private static MapNode Variable()
    {
        var field = new MapNode { { "fieldPath", $"metadata.labels['{Name}']" } };
        return new MapNode { { "name", "JOB_COMPLETION_INDEX" }, { "valueFrom", new MapNode { { "fieldRef", field } } } };
    }

    private static IEnumerable<long> Parse(string ranges)
    {
        foreach (var range in ranges.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = range.Split('-');
            if (long.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
                && long.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
                && last - first < 1_000_000)
            {
                for (var index = first; index <= last; index++)
                {
                    yield return index;
                }
            }
        }
    }
}
