using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Admission.Webhooks;

/// <summary>How refusals of webhooks are answered.</summary>
internal static class WebhookDenial
{
    private const int LeastCode = 400;

    public static ApiException Of(string webhook, MapNode? status)
    {
        var why = status.GetString("message") is { Length: > 0 } message ? ": " + message : status.GetString("reason") is { Length: > 0 } reason ? ": " + reason : " without explanation";
        var code = (int)Math.Clamp(status.GetInt64("code") ?? 0, 0, 599);
        return ApiErrors.Failure(
            code < LeastCode ? LeastCode : code, status.GetString("reason") ?? "", $"admission webhook \"{webhook}\" denied the request{why}", status.GetMap("details")?.Copy());
    }

    /// <summary>Of several refusals the first is answered, and the others are named among its causes.</summary>
    public static ApiException Of(IReadOnlyList<ApiException> refusals)
    {
        if (refusals.Count == 1 || refusals[0].Status is not { } status)
        {
            return refusals[0];
        }

        var merged = status.Copy();
        var causes = merged.GetOrAddMap("details").GetList("causes")?.Copy() ?? new ListNode();
        foreach (var other in refusals.Skip(1))
        {
            causes.Add(new MapNode { { "message", other.Message } });
        }

        merged.GetMap("details")!.Set("causes", causes);
        return new ApiException(refusals[0].Code, merged);
    }
}
