using Flux.Api.Artifacts;
using Flux.Api.Documents;
using Flux.Api.Health;
using Flux.Api.Metrics;
using Flux.Api.Operators;
using Flux.Api.Problems;
using Flux.KubeApi.Authentication;
using Flux.KubeApi.Authorization;
using Flux.Silo.Git;
using Flux.Sources.Serving;
using Orleans.Dashboard;

namespace Flux.Silo.Hosting;

/// <summary>Everything that is served beside the Kubernetes API.</summary>
internal static class HttpSurface
{
    public const string DashboardPath = "/dashboard";

    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(120);

    public static void Map(WebApplication application, SiloSettings settings)
    {
        application.UseProblems();
        application.MapHealth();
        application.MapPlainOpenApi();
        application.MapResourceMetrics();
        application.MapPrometheusScrapingEndpoint(OpenApiExtensions.MetricsPath).WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
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

    public static void AddHttpSurface(this IServiceCollection services)
    {
        services.AddProblems();
        services.AddPlainOpenApi();
        services.AddHostedService<DrainDelay>();
        BoundedServer.Register(services);
        services.Configure<HostOptions>(options =>
        {
            options.ShutdownTimeout = ShutdownTimeout;

            // One after the other, runs would go on while what they need, such as this process's own server, is already gone.
            options.ServicesStopConcurrently = true;
        });
        services.AddSingleton(provider => new OperatorAccess(provider.GetService<ITokenAuthenticator>(), provider.GetService<IAuthorizer>()));
    }

    /// <summary>Operators only. Its GrainState page calls grains by reflection, so it does not exist here.</summary>
    private static void MapDashboard(this WebApplication application)
    {
        var operators = application.Services.GetRequiredService<OperatorAccess>();
        application.MapOrleansDashboard(DashboardPath).ExcludeFromDescription().AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            var isBlocked = http.Request.Path.Value!.EndsWith("/GrainState", StringComparison.OrdinalIgnoreCase);
            return isBlocked || !await operators.IsAllowedAsync(http) ? Results.NotFound() : await next(context);
        });
    }
}
