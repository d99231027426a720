using Flux.Conformance.Running;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeApply.Server;

/// <summary><c>builtin/fieldselectors</c>: which fields the lists of a kind can be selected by, and how others are refused.</summary>
internal sealed class FieldSelectorTopic : ICorpusTopic
{
    private readonly LabCluster _cluster = new();

    public bool Handles(string path) => path == "builtin/fieldselectors";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support)
    {
        foreach (var item in document.GetList("cases")!.Cast<MapNode>())
        {
            yield return new ConformanceCase($"{path}/{item.GetString("id")}", token => ReplayAsync(item, token));
        }
    }

    private async Task<string?> ReplayAsync(MapNode item, CancellationToken cancellationToken)
    {
        var want = item.GetMap("want")!;
        foreach (var (list, code) in ((string, int)[])[("accepted", 200), ("refused", 400)])
        {
            foreach (var field in (want.GetList(list) ?? []).OfType<StringNode>())
            {
                var (status, message) = await AskAsync(item.GetString("path")!, field.Value, cancellationToken);
                if (status != code)
                {
                    return $"{field.Value}: {status} {message}, wanted {code}";
                }
            }
        }

        if (want.GetList("refusal") is not [StringNode refused, ListNode answer])
        {
            return null;
        }

        var (_, text) = await AskAsync(item.GetString("path")!, refused.Value, cancellationToken);
        return answer[1].Equals(text) ? null : $"{refused.Value}: {text}, wanted {answer[1]}";
    }

    private async Task<(int Status, string Message)> AskAsync(string path, string field, CancellationToken cancellationToken)
    {
        var sender = await _cluster.SenderAsync();
        var answer = await sender.SendAsync(new MapNode { { "method", "GET" }, { "path", $"{path}?fieldSelector={field}%3Dx" } }, cancellationToken);
        return (answer.Status, answer.Body?.GetString("message") ?? "");
    }
}
