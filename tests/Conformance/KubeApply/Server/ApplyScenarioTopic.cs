using System.Text.RegularExpressions;
using Flux.Conformance.KubeHttp;
using Flux.Conformance.Running;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeApply.Server;

/// <summary>
/// <c>ssa/builtins</c>: requests in order on a server without controllers, as they were recorded. Every scenario starts without its
/// objects.
/// </summary>
internal sealed partial class ApplyScenarioTopic : ICorpusTopic
{
    private readonly LabCluster _cluster = new(hasControllers: false);

    public bool Handles(string path) => path is "ssa/builtins" or "ssa/builtins2";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) => _cluster.Cases(path, document, ReplayAsync);

    private static async Task<string?> ReplayAsync(RequestSender sender, MapNode[] steps, CancellationToken cancellationToken)
    {
        foreach (var path in steps.Where(step => step.GetInt64("want", "code") != 409).Select(step => ObjectOf(step.GetMap("request")!)).OfType<string>().Distinct())
        {
            await RemoveAsync(sender, path, cancellationToken);
        }

        return await PlayAsync(sender, steps, cancellationToken);
    }

    private static async Task<string?> PlayAsync(RequestSender sender, MapNode[] steps, CancellationToken cancellationToken)
    {
        var matcher = new TemplateMatcher();
        var uids = new RecordedUids();
        for (var i = 0; i < steps.Length; i++)
        {
            var recorded = steps[i].GetMap("request")!;
            var want = uids.WithSent(steps[i].GetMap("want")!, recorded);
            var answer = await SendAsync(sender, recorded, cancellationToken);
            var difference = want.GetInt64("code") != answer.Status ? $"code {answer.Status}, wanted {want.GetInt64("code")}: {answer.Text}"
                : want["body"] is null || want.GetString("body", "metadata", "managedFields") == "<not kept>" ? null
                : ServerAnswer.Compare(matcher, want, answer);
            if (difference is not null)
            {
                return $"{LabCluster.Describe(i, recorded)}: {difference}";
            }
        }

        return null;
    }

    private static async Task<Answer> SendAsync(RequestSender sender, MapNode recorded, CancellationToken cancellationToken)
    {
        var request = LabCluster.Request(recorded);
        request.GetMap("headers")!.Set("User-Agent", recorded.GetString("userAgent") ?? "lab/1.0");
        if (recorded.GetString("token") is { } token)
        {
            request.Set("user", token.EndsWith("-token", StringComparison.Ordinal) ? token[..^"-token".Length] : "invalid");
        }

        await LabCluster.MergeLiveAsync(sender, request, cancellationToken);

        return await sender.SendAsync(request, cancellationToken);
    }

    /// <summary>The path of the object that a request is about; null for collections without a name.</summary>
    private static string? ObjectOf(MapNode request)
    {
        var path = Subresource().Replace(request.GetString("path")!.Split('?')[0], "");
        return request.GetString("method") != "POST" ? path : request.GetString("body", "metadata", "name") is { } name ? $"{path}/{name}" : null;
    }

    private static async Task RemoveAsync(RequestSender sender, string path, CancellationToken cancellationToken)
    {
        var finalizers = new MapNode { { "metadata", new MapNode { { "finalizers", NullNode.Instance } } } };
        var headers = new MapNode { { "Content-Type", "application/merge-patch+json" } };
        await sender.SendAsync(new MapNode { { "method", "PATCH" }, { "path", path }, { "headers", headers }, { "body", finalizers } }, cancellationToken);
        await sender.SendAsync(new MapNode { { "method", "DELETE" }, { "path", path + "?gracePeriodSeconds=0" } }, cancellationToken);
    }

    [GeneratedRegex("(?<=/[a-z]+/[^/]+)/(status|scale|finalize|approval)$", RegexOptions.CultureInvariant)]
    private static partial Regex Subresource();
}
