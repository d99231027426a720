namespace Flux.Grains.Events;

/// <summary>Takes events; never blocks and never fails, since no reconcile may depend on who listens.</summary>
public interface IEventRecorder
{
    void Record(ObjectEvent item);
}
