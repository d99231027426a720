using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Flux.Api.Problems;

/// <summary>Failures of the plain endpoints are told as RFC 9457 problems, without what the process knows of itself.</summary>
public static class ProblemExtensions
{
    public static IServiceCollection AddProblems(this IServiceCollection services) => services.AddProblemDetails();

    /// <summary>To be called before endpoints are mapped.</summary>
    public static IApplicationBuilder UseProblems(this IApplicationBuilder application)
    {
        application.UseExceptionHandler();
        application.UseStatusCodePages(static context =>
            Results.Problem(statusCode: context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext));
        return application;
    }
}
