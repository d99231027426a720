using Flux.Conformance.KubeHttp;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeApply.Managing;

/// <summary>
/// Compares the requests that a call sent with the recorded ones. How kinds were looked up was not recorded, and sometimes no reads were.
/// Where something is deleted, only the requests that change something count: the engine looks more often before it deletes.
/// </summary>
internal static class SentRequests
{
    public static string? Compare(TemplateMatcher matcher, ListNode want, IReadOnlyList<MapNode> sent)
    {
        var deletes = want.Any(request => request.GetString("method") == "DELETE");
        var hasReads = want.Any(request => request.GetString("method") == "GET");
        var wanted = want.OfType<MapNode>().Where(IsCompared).ToList();
        var got = sent.Where(IsCompared).ToList();
        for (var i = 0; i < Math.Max(wanted.Count, got.Count); i++)
        {
            var difference = i >= wanted.Count ? $"{Name(got[i])} was not wanted"
                : i >= got.Count ? $"{Name(wanted[i])} was not sent"
                : matcher.Compare(wanted[i], got[i], Name(wanted[i]));
            if (difference is not null)
            {
                return $"request {i}: {difference}";
            }
        }

        return null;

        bool IsCompared(MapNode request) => deletes
            ? request.GetString("method") != "GET" && !request.GetString("path")!.Contains("dryRun=All", StringComparison.Ordinal)
            : request.GetString("method") != "GET" || (hasReads && !IsLookUp(request.GetString("path")!));
    }

    private static bool IsLookUp(string path) => path.Trim('/').Split('/') is ["api", _] or ["apis", _] or ["apis", _, _];

    private static string Name(MapNode request) => $"{request.GetString("method")} {request.GetString("path")} {request.GetInt64("code")}";
}
