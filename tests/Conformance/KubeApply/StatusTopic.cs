using Flux.Conformance.Running;
using Flux.Manifests.Nodes;
using Flux.Manifests.Status;

namespace Flux.Conformance.KubeApply;

/// <summary><c>status/kstatus</c>.</summary>
internal sealed class StatusTopic : ICorpusTopic
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public bool Handles(string path) => path == "status/kstatus";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        from item in document.GetList("cases")!.Cast<MapNode>()
        select ConformanceCase.Create($"{path}/{item.GetString("id")}", () => Expectation.Difference(item["want"], Run(item.GetMap("object")!)));

    /// <summary>The status as the corpora record it.</summary>
    public static MapNode Run(MapNode item)
    {
        var result = StatusReader.Compute(item, Now);
        if (result.Status == ObjectStatus.Unknown)
        {
            return new MapNode { { "error", result.Message } };
        }

        var conditions = new ListNode();
        if (result.Condition is { } condition)
        {
            conditions.Add(new MapNode
            {
                { "type", condition.Type },
                { "status", "True" },
                { "reason", condition.Reason },
                { "message", condition.Message },
            });
        }

        return new MapNode { { "conditions", conditions }, { "message", result.Message }, { "status", result.Status.ToString() } };
    }
}
