using System.Globalization;
using Flux.KubeApi.Tables;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tables;

/// <summary>Rows of Jobs and CronJobs.</summary>
internal static class BatchRows
{
    public static IReadOnlyList<Node> Job(MapNode item, DateTimeOffset now)
    {
        var containers = Cell.Containers(item, "spec", "template", "spec", "containers");
        return
        [
            Cell.Name(item),
            Status(item),
            Completions(item),
            Duration(item, now),
            Cell.Age(item, now),
            Cell.Names(containers),
            Cell.Images(containers),
            Cell.Selector(item.GetMap("spec", "selector")),
        ];
    }

    public static IReadOnlyList<Node> CronJob(MapNode item, DateTimeOffset now)
    {
        var containers = Cell.Containers(item, "spec", "jobTemplate", "spec", "template", "spec", "containers");
        var last = item.GetString("status", "lastScheduleTime");
        return
        [
            Cell.Name(item),
            item.GetString("spec", "schedule") ?? "",
            Cell.Text(item.GetString("spec", "timeZone")),
            item.GetBoolean("spec", "suspend") == true ? "True" : "False",
            NumberNode.Of(item.GetList("status", "active")?.Count ?? 0),
            last is null ? Cell.None : Age.Since(last, now),
            Cell.Age(item, now),
            Cell.Names(containers),
            Cell.Images(containers),
            Cell.Selector(item.GetMap("spec", "jobTemplate", "spec", "selector")),
        ];
    }

    private static string Status(MapNode item)
    {
        if (IsTrue(item, "Complete"))
        {
            return "Complete";
        }

        if (IsTrue(item, "Failed"))
        {
            return "Failed";
        }

        if (item.Get("metadata", "deletionTimestamp") is not null)
        {
            return "Terminating";
        }

        if (IsTrue(item, "Suspended"))
        {
            return "Suspended";
        }

        return IsTrue(item, "FailureTarget") ? "FailureTarget" : IsTrue(item, "SuccessCriteriaMet") ? "SuccessCriteriaMet" : "Running";
    }

    private static string Completions(MapNode item)
    {
        var succeeded = Cell.Number(item, "status", "succeeded").Text;
        if (item.GetInt64("spec", "completions") is { } completions)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{succeeded}/{completions}");
        }

        var parallelism = item.GetInt64("spec", "parallelism") ?? 0;
        return parallelism > 1 ? string.Create(CultureInfo.InvariantCulture, $"{succeeded}/1 of {parallelism}") : $"{succeeded}/1";
    }

    private static string Duration(MapNode item, DateTimeOffset now)
    {
        if (!TryTime(item.GetString("status", "startTime"), out var start))
        {
            return "";
        }

        return Age.Format((TryTime(item.GetString("status", "completionTime"), out var end) ? end : now) - start);
    }

    private static bool TryTime(string? text, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    private static bool IsTrue(MapNode item, string type) =>
        (item.GetList("status", "conditions") ?? []).Any(condition => condition.GetString("type") == type && condition.GetString("status") == "True");
}
