using Flux.Api.Health;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Flux.Silo.Telemetry;

/// <summary>Metrics, traces, logs and health of a process. OTLP is on where its endpoint is configured.</summary>
internal static class TelemetrySetup
{
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddControlPlaneTelemetry(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<StoreHealthCheck>("store");
        var exportsOtlp = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(OtlpEndpoint));
        services.AddOpenTelemetry()
            .WithMetrics(metrics =>
            {
                metrics.AddMeter("Flux", "Microsoft.Orleans", "Microsoft.AspNetCore.Hosting").AddPrometheusExporter();
                if (exportsOtlp)
                {
                    metrics.AddOtlpExporter();
                }
            })
            .WithTracing(traces =>
            {
                traces.AddSource("Flux.*", "Microsoft.Orleans.*");
                if (exportsOtlp)
                {
                    traces.AddOtlpExporter();
                }
            });
    }

    public static void AddControlPlaneLogging(this ILoggingBuilder logging)
    {
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddFilter("Flux", LogLevel.Information);

        // Orleans measures its watchdog from the machine's start and warns once at every start of a silo.
        logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        });
    }
}
