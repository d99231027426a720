using Flux.Conformance.KubeHttp;
using Flux.Conformance.Running;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeApply.Server;

/// <summary><c>crd/lifecycle</c> and <c>flux/life</c>: requests in order, played over HTTP.</summary>
internal sealed class ServerScenarioTopic : ICorpusTopic
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    private readonly LabCluster _cluster = new();

    public bool Handles(string path) => path is "crd/lifecycle" or "flux/life";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) => _cluster.Cases(path, document, ReplayAsync);

    private static async Task<string?> ReplayAsync(RequestSender sender, MapNode[] steps, CancellationToken cancellationToken)
    {
        var matcher = new TemplateMatcher();
        for (var i = 0; i < steps.Length; i++)
        {
            if (await PlayAsync(sender, matcher, steps[i], cancellationToken) is { } difference)
            {
                return $"{LabCluster.Describe(i, steps[i].GetMap("request")!)}: {difference}";
            }
        }

        return null;
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
