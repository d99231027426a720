using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Flux.Api.Documents;

/// <summary>The OpenAPI document of the plain endpoints; the Kubernetes dialect publishes its own.</summary>
public static class OpenApiExtensions
{
    private const string DocumentName = "flux";

    public static IServiceCollection AddPlainOpenApi(this IServiceCollection services) => services.AddOpenApi(DocumentName, options =>
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Flux control plane";
            document.Info.Description = "What is served beside the Kubernetes API: artifacts, health, metrics.";
            document.Info.Version = "v1";
            return Task.CompletedTask;
        }));

    /// <summary>Serves it at <c>/openapi/flux.json</c>.</summary>
    public static void MapPlainOpenApi(this IEndpointRouteBuilder routes) => routes.MapOpenApi("/openapi/{documentName}.json");
}
