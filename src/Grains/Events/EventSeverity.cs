namespace Flux.Grains.Events;

public enum EventSeverity
{
    Info,
    Error,
}
