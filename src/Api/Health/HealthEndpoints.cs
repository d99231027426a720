using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Flux.Api.Health;

/// <summary>
/// Liveness says that the process answers and asks nobody; readiness says that it may be sent work, and ends when the process is
/// asked to stop. What else is missing for the control plane to work is said, but is no reason to send this process nothing.
/// </summary>
public static class HealthEndpoints
{
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => TypedResults.Text("ok"))
            .WithName("Liveness")
            .WithSummary("Whether the process answers.")
            .WithTags("Health")
            .Produces<string>(StatusCodes.Status200OK, "text/plain");
        routes.MapGet("/readyz", ReadyAsync)
            .WithName("Readiness")
            .WithSummary("Whether the process may be sent work; not while it drains.")
            .WithTags("Health")
            .Produces<string>(StatusCodes.Status200OK, "text/plain")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        return routes;
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> ReadyAsync(HealthCheckService checks, CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(cancellationToken);
        var why = string.Join("; ", report.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy).Select(entry => $"{entry.Key}: {entry.Value.Description}"));
        return report.Status switch
        {
            HealthStatus.Healthy => TypedResults.Text("ok"),
            HealthStatus.Degraded => TypedResults.Text($"ok, but {why}"),
            _ => TypedResults.Problem(why, statusCode: StatusCodes.Status503ServiceUnavailable, title: "Not ready"),
        };
    }
}
