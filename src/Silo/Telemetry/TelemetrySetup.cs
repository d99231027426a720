using Flux.Api.Health;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Flux.Silo.Telemetry;

/// <summary>Metrics, traces and health of a process. OTLP is on where its endpoint is configured.</summary>
internal static class TelemetrySetup
{
    /// <summary>How many resources get a series of their own; further ones share one.</summary>
    private const int ResourceSeries = 20_000;

    private static readonly double[] Seconds = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

    /// <summary>What telemetry says that it comes from; <c>OTEL_SERVICE_NAME</c> says otherwise.</summary>
    private const string ServiceName = "flux";

    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static bool ExportsOtlp => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(OtlpEndpoint));

    public static void AddControlPlaneTelemetry(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<StoreHealthCheck>("store");
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceName).AddEnvironmentVariableDetector())
            .WithMetrics(metrics =>
            {
                metrics.AddMeter("Flux", "Flux.*", "Microsoft.Orleans", "Microsoft.AspNetCore.Hosting").AddPrometheusExporter();
                metrics.AddView("gotk_reconcile_duration_seconds", new ExplicitBucketHistogramConfiguration { Boundaries = FluxBuckets(), CardinalityLimit = ResourceSeries });
                metrics.AddView("flux.wake.lag", new ExplicitBucketHistogramConfiguration { Boundaries = Seconds });
                metrics.AddView("flux.*.duration", new ExplicitBucketHistogramConfiguration { Boundaries = Seconds });
                if (ExportsOtlp)
                {
                    metrics.AddOtlpExporter();
                }
            })
            .WithTracing(traces =>
            {
                traces.AddSource("Flux.*", "Microsoft.Orleans.*");
                if (ExportsOtlp)
                {
                    traces.AddOtlpExporter();
                }
            });
    }

    /// <summary>The buckets of Flux: ten, growing evenly from 10 ms to half an hour.</summary>
    private static double[] FluxBuckets() => [.. Enumerable.Range(0, 10).Select(step => Math.Round(0.01 * Math.Pow(180_000, step / 9.0), 4))];
}
