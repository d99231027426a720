namespace Flux.KubeApi.FlowControl;

/// <summary>The seat of requests that are not counted.</summary>
internal sealed class FreeSeat : IFlowSeat
{
    public static readonly FreeSeat Instance = new();

    public void Release()
    {
    }

    public void Dispose()
    {
    }
}
