using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Flux.Api.Health;

/// <summary>
/// Liveness says that the process answers and asks nobody; readiness says that it may be sent work, and ends when the process is
/// asked to stop.
/// </summary>
public static class HealthEndpoints
{
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => TypedResults.Text("ok")).WithName("Liveness").WithSummary("Whether the process answers.").WithTags("Health");
        routes.MapGet("/readyz", ReadyAsync).WithName("Readiness").WithSummary("Whether the process may be sent work; not while it drains.").WithTags("Health");
        return routes;
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> ReadyAsync(HealthCheckService checks, CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(cancellationToken);
        if (report.Status == HealthStatus.Healthy)
        {
            return TypedResults.Text("ok");
        }

        var why = report.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy).Select(entry => $"{entry.Key}: {entry.Value.Description}");
        return TypedResults.Problem(string.Join("; ", why), statusCode: StatusCodes.Status503ServiceUnavailable, title: "Not ready");
    }
}
