using Flux.KubeApi.Authentication;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Requests;
using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.FlowControl;

/// <summary>Lets requests in, in their turn, or answers 429.</summary>
internal sealed class RequestSeats(IFlowClassifier classifier, IFlowLimiter limiter)
{
    private const int RetryAfterSeconds = 1;

    /// <summary>The request's seat, which its context carries, too.</summary>
    /// <exception cref="ApiException">429</exception>
    public async ValueTask<IFlowSeat> TakeAsync(UserInfo user, RequestInfo info, HttpContext http)
    {
        var flow = classifier.Classify(user, info);
        http.Response.Headers["X-Kubernetes-Pf-Flowschema-Uid"] = flow.Schema.Uid;
        http.Response.Headers["X-Kubernetes-Pf-Prioritylevel-Uid"] = flow.Schema.LevelUid;
        var seat = await limiter.EnterAsync(flow, info, http.RequestAborted).ConfigureAwait(false)
            ?? throw ApiException.PlainText(429, "Too many requests, please try again later.\n", RetryAfterSeconds);
        http.Features.Set(seat);
        return seat;
    }

    /// <summary>A stream has begun: it has no seat from now on.</summary>
    public static void StreamBegins(HttpContext http) => http.Features.Get<IFlowSeat>()?.Release();
}
