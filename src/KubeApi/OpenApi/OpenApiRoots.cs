using Flux.Manifests.Nodes;

namespace Flux.KubeApi.OpenApi;

/// <summary>The documents of what is no group version: discovery and the server's version.</summary>
internal static class OpenApiRoots
{
    public static MapNode SecuritySchemes() => new()
    {
        {
            "BearerToken",
            new MapNode { { "type", "apiKey" }, { "description", "Bearer Token authentication" }, { "name", "authorization" }, { "in", "header" } }
        },
    };

    /// <param name="path">The path that is described, such as <c>/version/</c>.</param>
    public static MapNode Build(string path, string tag, string description, string operationId, string serverVersion) => new()
    {
        { "openapi", "3.0.0" },
        { "info", new MapNode { { "title", "Kubernetes" }, { "version", serverVersion } } },
        { "paths", new MapNode { { path, new MapNode { { "get", Operation(tag, description, operationId) } } } } },
        { "components", new MapNode { { "securitySchemes", SecuritySchemes() } } },
    };

    private static MapNode Operation(string tag, string description, string operationId) => new()
    {
        { "tags", new ListNode { tag } },
        { "description", description },
        { "operationId", operationId },
        {
            "responses",
            new MapNode { { "200", new MapNode { { "description", "OK" } } }, { "401", new MapNode { { "description", "Unauthorized" } } } }
        },
    };
}
