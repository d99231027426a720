namespace Flux.KubeApi.FlowControl;

/// <summary>A seat of a flow.</summary>
internal sealed class FlowSeat(FairFlowLimiter limiter, FlowQueue queue, bool isWatch) : IFlowSeat
{
    private int _state;

    public void Release()
    {
        if (Interlocked.CompareExchange(ref _state, 1, 0) == 0)
        {
            limiter.Leave(queue, hasSeat: true, endsWatch: false);
        }
    }

    public void Dispose()
    {
        var state = Interlocked.Exchange(ref _state, 2);
        if (state != 2 && (state == 0 || isWatch))
        {
            limiter.Leave(queue, hasSeat: state == 0, endsWatch: isWatch);
        }
    }
}
