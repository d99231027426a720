using Microsoft.Extensions.Logging;

namespace Flux.Grains.Events;

/// <summary>Every event stands in the log too, named as Flux' controllers name the values of theirs.</summary>
public sealed partial class EventLog(ILogger<EventLog> logger)
{
    public void Write(ObjectEvent item)
    {
        var level = item.Severity == EventSeverity.Error ? LogLevel.Error : LogLevel.Information;
        LogEvent(logger, level, item.Kind, item.Namespace, item.Name, PrintableText.Of(item.Message), item.Reason);
    }

    [LoggerMessage(EventId = 5003, Message = "{ControllerKind}/{Namespace}/{Name}: {Message} ({Reason})")]
    private static partial void LogEvent(ILogger logger, LogLevel level, string controllerKind, string @namespace, string name, string message, string reason);
}
