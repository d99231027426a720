using Flux.ObjectStore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Flux.Api.Health;

/// <summary>Ready while the object store answers and nobody asked the process to stop.</summary>
public sealed class StoreHealthCheck(IObjectStore store, IHostApplicationLifetime lifetime) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("the process is stopping");
        }

        try
        {
            await store.GetVersionAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("the object store does not answer", error);
        }
    }
}
