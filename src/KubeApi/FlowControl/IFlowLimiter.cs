using Flux.KubeApi.Authentication;
using Flux.KubeApi.Requests;

namespace Flux.KubeApi.FlowControl;

/// <summary>Keeps one flow of requests from crowding out the others.</summary>
public interface IFlowLimiter
{
    /// <summary>A seat for the request, given back by disposing it; null when the flow has too many requests waiting.</summary>
    ValueTask<IDisposable?> EnterAsync(UserInfo user, RequestInfo request, CancellationToken cancellationToken);
}
