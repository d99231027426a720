using Flux.Api.Artifacts;
using Flux.Api.Health;
using Flux.Silo.Git;
using Flux.Sources.Serving;
using Orleans.Dashboard;

namespace Flux.Silo.Hosting;

/// <summary>Everything that is served beside the Kubernetes API.</summary>
internal static class HttpSurface
{
    public const string DashboardPath = "/dashboard";

    public static void Map(WebApplication application, SiloSettings settings)
    {
        application.MapHealth();
        application.MapPrometheusScrapingEndpoint();
        application.MapArtifacts();
        if (settings.ServesGit ?? settings.Home == HomeKind.Embedded)
        {
            application.MapGit(application.Services.GetRequiredService<GitHttpBackend>());
        }

        if (settings.RunsGrains)
        {
            application.MapDashboard();
        }
    }

    /// <summary>Operators only: on this machine. Its GrainState page calls grains by reflection, so it does not exist here.</summary>
    private static void MapDashboard(this WebApplication application) =>
        application.MapOrleansDashboard(DashboardPath).AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            var isLocal = http.Connection.RemoteIpAddress is { } address && System.Net.IPAddress.IsLoopback(address);
            var isRefused = !isLocal || http.Request.Path.Value!.EndsWith("/GrainState", StringComparison.OrdinalIgnoreCase);
            return isRefused ? Results.NotFound() : await next(context);
        });
}
