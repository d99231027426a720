using Flux.Conformance.KubeHttp;
using Flux.Conformance.Running;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeApply.Server;

/// <summary><c>crd/lifecycle</c> and <c>flux/life</c>: requests in order, played over HTTP.</summary>
internal sealed class ServerScenarioTopic : ICorpusTopic
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    private readonly LabCluster _cluster = new();
    private readonly SemaphoreSlim _turn = new(1, 1);

    public bool Handles(string path) => path is "crd/lifecycle" or "flux/life";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support)
    {
        foreach (var item in document.GetList("cases")!.Cast<MapNode>())
        {
            yield return new ConformanceCase($"{path}/{item.GetString("id")}", token => ReplayAsync(item, token));
        }
    }

    private async Task<string?> ReplayAsync(MapNode item, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var sender = await _cluster.SenderAsync();
            var matcher = new TemplateMatcher();
            var number = 0;
            foreach (var step in item.GetList("steps")!.OfType<MapNode>())
            {
                if (await PlayAsync(sender, matcher, step, cancellationToken) is { } difference)
                {
                    return $"step {number} {step.GetString("request", "method")} {step.GetString("request", "path")}: {difference}";
                }

                number++;
            }

            return null;
        }
        finally
        {
            _turn.Release();
        }
    }

    private static async Task<string?> PlayAsync(RequestSender sender, TemplateMatcher matcher, MapNode step, CancellationToken cancellationToken)
    {
        var request = LabCluster.Request(step.GetMap("request")!);
        await LabCluster.MergeLiveAsync(sender, request, cancellationToken);

        var want = step.GetMap("want")!;
        var answer = await SettledAsync(sender, request, want, cancellationToken);
        if (want.GetInt64("code") != answer.Status)
        {
            return $"code {answer.Status}, wanted {want.GetInt64("code")}: {answer.Text}";
        }

        return want["body"] is null ? null : ServerAnswer.Compare(matcher, want, answer);
    }

    /// <summary>Definitions take a moment to be served, and to be served no more: the recording waited.</summary>
    private static async Task<Answer> SettledAsync(RequestSender sender, MapNode request, MapNode want, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Settling);
        while (true)
        {
            var answer = await sender.SendAsync(request, cancellationToken);
            var isRead = request.GetString("method") == "GET";
            if (limit.IsCancellationRequested || (!isRead && answer.Status != 404) || (isRead && answer.Status == want.GetInt64("code") && ServerAnswer.Compare(new TemplateMatcher(), want, answer) is null))
            {
                return answer;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }
    }
}
