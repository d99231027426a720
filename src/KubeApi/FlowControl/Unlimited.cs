using Flux.KubeApi.Authentication;
using Flux.KubeApi.Requests;

namespace Flux.KubeApi.FlowControl;

/// <summary>Admits everything.</summary>
internal sealed class Unlimited : IFlowLimiter
{
    private static readonly Seat Free = new();

    public ValueTask<IDisposable?> EnterAsync(UserInfo user, RequestInfo request, CancellationToken cancellationToken) => new(Free);

    private sealed class Seat : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
