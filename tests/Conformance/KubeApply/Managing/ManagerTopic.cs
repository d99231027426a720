using Flux.Apply.Clients;
using Flux.Conformance.KubeApply.Server;
using Flux.Conformance.KubeHttp;
using Flux.Conformance.Running;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Conformance.KubeApply.Managing;

/// <summary>
/// <c>ssa/manager</c>: calls of Flux' resource manager, made with the apply engine: what it says it did, the requests that it sent, and the objects
/// afterwards.
/// </summary>
internal sealed class ManagerTopic : ICorpusTopic
{
    /// <summary>How often it is looked whether a changed definition is in force, which takes the server a moment.</summary>
    private const int MostLooks = 250;

    private readonly RequestLog _log = new();
    private readonly LabCluster _cluster;

    public ManagerTopic() => _cluster = new LabCluster(hasControllers: false, _log);

    public bool Handles(string path) => path == "ssa/manager";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) => _cluster.Cases(path, document, ReplayAsync);

    private async Task<string?> ReplayAsync(RequestSender sender, MapNode[] steps, CancellationToken cancellationToken)
    {
        using var connection = KubeConnection.ToServer((await _cluster.HostAsync()).Address, "admin-token", certificateAuthority: null);
        var call = new ManagerCall(connection);
        var matcher = new TemplateMatcher();
        await LabCluster.InstallAsync(sender, LabDefinitions.Migrated, cancellationToken);
        for (var i = 0; i < steps.Length; i++)
        {
            var difference = steps[i].GetMap("call") is { } recorded
                ? await CallAsync(call, sender, matcher, (recorded, steps[i].GetMap("want")!), cancellationToken)
                : await ExchangeAsync(sender, matcher, steps[i], cancellationToken);
            if (difference is not null)
            {
                return $"step {i}: {difference}";
            }
        }

        return null;
    }

    private static async Task<string?> ExchangeAsync(RequestSender sender, TemplateMatcher matcher, MapNode step, CancellationToken cancellationToken)
    {
        var want = step.GetMap("want")!;
        var request = LabCluster.Request(step.GetMap("request")!);
        request.GetMap("headers")!.Set("User-Agent", "lab/1.0");
        var served = await ServedAsync(sender, request, cancellationToken);
        var answer = await sender.SendAsync(request, cancellationToken);
        for (var look = 0; served is not null && look < MostLooks && await ServedAsync(sender, request, cancellationToken) == served; look++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }

        return want.GetInt64("code") != answer.Status ? $"code {answer.Status}, wanted {want.GetInt64("code")}: {answer.Text}"
            : want["body"] is null ? null
            : ServerAnswer.Compare(matcher, want, answer);
    }

    /// <summary>What discovery says of the kind whose definition a request changes, its stored version among it; null for other requests.</summary>
    private static async Task<string?> ServedAsync(RequestSender sender, MapNode request, CancellationToken cancellationToken)
    {
        if (request.GetString("path")!.Split("/customresourcedefinitions/") is not [_, var name])
        {
            return null;
        }

        var group = name.Split('?')[0].Split('.', 2)[1];
        return (await sender.SendAsync(new MapNode { { "method", "GET" }, { "path", $"/apis/{group}/v1" } }, cancellationToken)).Text;
    }

    private async Task<string?> CallAsync(
        ManagerCall call, RequestSender sender, TemplateMatcher matcher, (MapNode Call, MapNode Want) step, CancellationToken cancellationToken)
    {
        _log.Begin();
        var outcome = await call.RunAsync(step.Call, cancellationToken);
        var sent = _log.End();
        var want = step.Want.Copy();
        want.Remove("requests");
        want.Remove("after");
        return matcher.Compare(want, outcome, "/want")
            ?? SentRequests.Compare(matcher, step.Want.GetList("requests") ?? [], sent)
            ?? await CompareObjectsAsync(call, sender, matcher, step, cancellationToken);
    }

    private static async Task<string?> CompareObjectsAsync(
        ManagerCall call, RequestSender sender, TemplateMatcher matcher, (MapNode Call, MapNode Want) step, CancellationToken cancellationToken)
    {
        var after = step.Want.GetList("after") ?? [];
        foreach (var (want, item) in after.Zip(step.Call.GetList("objects")!))
        {
            var subject = new ManifestObject((MapNode)item);
            var (mapping, _) = await call.Mapper.FindAsync(subject.GroupVersionKind, cancellationToken);
            var path = "/" + mapping!.Path(subject.Namespace, subject.Name);
            var answer = await sender.SendAsync(new MapNode { { "method", "GET" }, { "path", path } }, cancellationToken);
            var difference = want is not MapNode
                ? answer.Status == 404 ? null : $"{path}: {answer.Status}, wanted 404"
                : ServerAnswer.Compare(matcher, new MapNode { { "body", want } }, answer);
            if (difference is not null)
            {
                return $"afterwards {path}: {difference}";
            }
        }

        return null;
    }
}
