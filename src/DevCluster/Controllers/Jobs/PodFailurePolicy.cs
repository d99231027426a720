using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Pods;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Jobs;

/// <summary>What a Job makes of its failed pods: its rules may ignore some, or fail it for one of them.</summary>
/// <param name="Counted">How many failures count against the limit.</param>
/// <param name="Failure">Why the Job has failed at once; null when it has not.</param>
internal sealed record PodFailurePolicy(long Counted, string? Failure)
{
    public static PodFailurePolicy Of(MapNode job, IReadOnlyList<StoredObject> pods)
    {
        var rules = (job.GetList("spec", "podFailurePolicy", "rules") ?? []).OfType<MapNode>().ToArray();
        long counted = 0;
        string? failure = null;
        foreach (var pod in pods.Select(pod => pod.Root).Where(pod => PodState.Phase(pod) == "Failed"))
        {
            var (action, message) = Judge(rules, pod);
            counted += action == "Ignore" ? 0 : 1;
            failure ??= action == "FailJob" ? message : null;
        }

        return new PodFailurePolicy(counted, failure);
    }

    private static (string Action, string Message) Judge(MapNode[] rules, MapNode pod)
    {
        for (var i = 0; i < rules.Length; i++)
        {
            var action = rules[i].GetString("action") ?? "";
            var found = rules[i].GetMap("onExitCodes") is { } codes ? OnExitCodes(codes, pod) : OnConditions(rules[i], pod);
            if (found is not null)
            {
                return (action, $"{found} matching {action} rule at index {i}");
            }
        }

        return ("Count", "");
    }

    private static string? OnExitCodes(MapNode demand, MapNode pod)
    {
        var values = (demand.GetList("values") ?? []).OfType<NumberNode>().Select(value => value.Text).ToHashSet(StringComparer.Ordinal);
        var isIn = demand.GetString("operator") == "In";
        foreach (var container in (pod.GetList("status", "containerStatuses") ?? []).OfType<MapNode>())
        {
            var name = container.GetString("name");
            var code = container.GetInt64("state", "terminated", "exitCode") ?? 0;
            if (code != 0 && (demand.GetString("containerName") ?? name) == name && values.Contains($"{code}") == isIn)
            {
                return $"Container {name} for pod {pod.Namespace()}/{pod.Name()} failed with exit code {code}";
            }
        }

        return null;
    }

    private static string? OnConditions(MapNode rule, MapNode pod)
    {
        foreach (var pattern in (rule.GetList("onPodConditions") ?? []).OfType<MapNode>())
        {
            var type = pattern.GetString("type") ?? "";
            if (Conditions.Find(pod.GetMap("status"), type) is { } condition && condition.GetString("status") == (pattern.GetString("status") ?? "True"))
            {
                return $"Pod {pod.Namespace()}/{pod.Name()} has condition {type}";
            }
        }

        return null;
    }
}
