using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Flux.Silo.Telemetry;

/// <summary>
/// One JSON object on a line: <c>level</c>, <c>ts</c>, <c>logger</c>, <c>msg</c>, <c>error</c>, and the values of the message by their names,
/// as Flux' controllers write them, so that what was made for their logs reads these too.
/// </summary>
internal sealed class JsonLogFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "flux";

    private const string Template = "{OriginalFormat}";

    /// <summary>A value of this name is the message itself: what stands round it in text has keys of its own.</summary>
    private const string Message = "Message";

    // What a reader of logs does with < and & is no matter of ours; quotes, breaks and control characters are escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("level", LevelOf(logEntry.LogLevel));
            writer.WriteString("ts", time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            writer.WriteString("logger", logEntry.Category);
            var values = logEntry.State as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
            writer.WriteString("msg", values.FirstOrDefault(value => value.Key == Message).Value as string ?? logEntry.Formatter(logEntry.State, logEntry.Exception));
            WriteValues(writer, values);
            WriteOrigin(writer, logEntry.EventId.Id);
            WriteError(writer, logEntry.Exception);
            writer.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static string LevelOf(LogLevel level) => level switch
    {
        LogLevel.Trace or LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        _ => "error",
    };

    private static void WriteValues(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> values)
    {
        foreach (var (key, value) in values)
        {
            if (key is Template or Message or "")
            {
                continue;
            }

            // Generated code names a value as its parameter, which a keyword's name makes an escaped one.
            var name = JsonNamingPolicy.CamelCase.ConvertName(key.TrimStart('@'));
            WriteValue(writer, name, value);
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, string name, object? value)
    {
        switch (value)
        {
            case int or long:
                writer.WriteNumber(name, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumber(name, number);
                break;
            default:
                writer.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void WriteOrigin(Utf8JsonWriter writer, int eventId)
    {
        if (eventId != 0)
        {
            writer.WriteNumber("eventId", eventId);
        }

        if (Activity.Current is { } span)
        {
            writer.WriteString("traceId", span.TraceId.ToHexString());
            writer.WriteString("spanId", span.SpanId.ToHexString());
        }
    }

    private static void WriteError(Utf8JsonWriter writer, Exception? error)
    {
        if (error is not null)
        {
            writer.WriteString("error", error.Message);
            writer.WriteString("stacktrace", error.ToString());
        }
    }
}
