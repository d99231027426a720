using System.Diagnostics.Metrics;

namespace Flux.Apply.Clients;

/// <summary>Counts the requests to Kubernetes API servers, by method and status code; 0 where there was no answer.</summary>
internal static class ClientMetrics
{
    private static readonly Meter Meter = new("Flux.Apply");
    private static readonly Counter<long> Requests = Meter.CreateCounter<long>("flux.api.requests", "{request}", "Requests to Kubernetes API servers, by method and status code.");

    public static void Answered(HttpMethod method, int code) => Requests.Add(1, new("method", method.Method), new("code", code));
}
