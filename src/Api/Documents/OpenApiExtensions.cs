using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Flux.Api.Documents;

/// <summary>The OpenAPI document of the plain endpoints; the Kubernetes dialect publishes its own.</summary>
public static class OpenApiExtensions
{
    /// <summary>Where the process's metrics are: served by the metrics library, which describes nothing.</summary>
    public const string MetricsPath = "/metrics";

    private const string DocumentName = "flux";

    public static IServiceCollection AddPlainOpenApi(this IServiceCollection services) => services.AddOpenApi(DocumentName, options =>
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Flux control plane";
            document.Info.Description = "What is served beside the Kubernetes API: artifacts, health, metrics.";
            document.Info.Version = "v1";
            document.Paths[MetricsPath] = Metrics();
            return Task.CompletedTask;
        }));

    /// <summary>Serves it at <c>/openapi/flux.json</c>.</summary>
    public static void MapPlainOpenApi(this IEndpointRouteBuilder routes) => routes.MapOpenApi("/openapi/{documentName}.json");

    private static OpenApiPathItem Metrics() => new()
    {
        Operations = new Dictionary<HttpMethod, OpenApiOperation>
        {
            [HttpMethod.Get] = new()
            {
                OperationId = "Metrics",
                Summary = "Metrics of this process, for Prometheus.",
                Tags = new HashSet<OpenApiTagReference> { new("Metrics") },
                Responses = new OpenApiResponses
                {
                    ["200"] = new OpenApiResponse
                    {
                        Description = "OK",
                        Content = new Dictionary<string, OpenApiMediaType> { ["text/plain"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String } } },
                    },
                },
            },
        },
    };
}
