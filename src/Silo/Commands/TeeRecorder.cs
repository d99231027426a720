using Flux.Grains.Events;

namespace Flux.Silo.Commands;

/// <summary>Records events and shows each to somebody else too.</summary>
internal sealed class TeeRecorder(IEventRecorder inner, Action<ObjectEvent> also) : IEventRecorder
{
    public void Record(ObjectEvent item)
    {
        also(item);
        inner.Record(item);
    }
}
