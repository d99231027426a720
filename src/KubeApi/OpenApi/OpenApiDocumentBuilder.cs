using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.OpenApi;

/// <summary>Puts the kinds of one group version into an OpenAPI v3 document.</summary>
internal static class OpenApiDocumentBuilder
{
    public static MapNode Build(IReadOnlyList<(ResourceDefinition Definition, ServedVersion Version)> kinds)
    {
        var isCustom = kinds.All(kind => kind.Definition.IsCustom);
        var paths = new MapNode();
        var components = new ComponentCollector();
        foreach (var (definition, version) in kinds)
        {
            OpenApiPaths.Add(paths, definition, version);
            if (version.Schema.OpenApi is { } component)
            {
                components.Add(component);
            }
        }

        paths.SortKeys();
        return new MapNode
        {
            { "openapi", "3.0.0" },
            {
                "info", new MapNode
                {
                    { "title", isCustom ? "Kubernetes CRD Swagger" : "Kubernetes" },
                    { "version", isCustom ? "v0.1.0" : "unversioned" },
                }
            },
            { "paths", paths },
            { "components", new MapNode { { "schemas", components.Collected() } } },
        };
    }
}
