namespace Flux.KubeApi.FlowControl;

/// <summary>The right of a request to run, given back by disposing it.</summary>
public interface IFlowSeat : IDisposable
{
    /// <summary>Gives the seat back early: a stream has begun and costs little from now on.</summary>
    void Release();
}
