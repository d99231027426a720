using Flux.KubeApi.Requests;

namespace Flux.KubeApi.FlowControl;

/// <summary>Keeps one flow of requests from crowding out the others.</summary>
public interface IFlowLimiter
{
    /// <summary>A seat for the request, as soon as it is its turn; null when it is refused, because too many wait already or it waited too long.</summary>
    ValueTask<IFlowSeat?> EnterAsync(Flow flow, RequestInfo request, CancellationToken cancellationToken);
}
