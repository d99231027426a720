using Microsoft.Extensions.Logging.Console;
using OpenTelemetry.Logs;

namespace Flux.Silo.Telemetry;

/// <summary>Where a process's log goes: to the console, and by OTLP where its endpoint is configured.</summary>
internal static class LoggingSetup
{
    public static void AddControlPlaneLogging(this ILoggingBuilder logging, LogFormat format, LogLevel level)
    {
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddFilter("Flux", level);

        // Orleans measures its watchdog from the machine's start and warns once at every start of a silo.
        logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        // That it failed to start is thrown too, and told by whoever catches it, without the way there.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        if (format == LogFormat.Json)
        {
            logging.AddConsole(console => console.FormatterName = JsonLogFormatter.FormatterName);
            logging.AddConsoleFormatter<JsonLogFormatter, ConsoleFormatterOptions>();
        }
        else
        {
            logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "HH:mm:ss ";
            });
        }

        if (TelemetrySetup.ExportsOtlp)
        {
            logging.AddOpenTelemetry(log => log.AddOtlpExporter());
        }
    }
}
