using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.OpenApi;

/// <summary>Makes the OpenAPI v3 document of one group version.</summary>
internal static class OpenApiDocumentBuilder
{
    private const string Meta = "io.k8s.apimachinery.pkg.apis.meta.v1.";

    public static MapNode Build(IReadOnlyList<(ResourceDefinition Definition, ServedVersion Version)> kinds, string serverVersion)
    {
        var isCustom = kinds.All(kind => kind.Definition.IsCustom);
        var paths = new MapNode();
        var components = new ComponentCollector();
        foreach (var (definition, version) in kinds)
        {
            OpenApiPaths.Add(paths, definition, version);
            AddComponents(components, definition, version);
        }

        paths.SortKeys();
        return new MapNode
        {
            { "openapi", "3.0.0" },
            {
                "info", new MapNode
                {
                    { "title", isCustom ? "Kubernetes CRD Swagger" : "Kubernetes" },
                    { "version", isCustom ? "v0.1.0" : serverVersion },
                }
            },
            { "paths", paths },
            { "components", Components(components, isCustom) },
        };
    }

    public static void AddComponents(ComponentCollector components, ResourceDefinition definition, ServedVersion version)
    {
        if (version.Schema.OpenApi is not { } component)
        {
            return;
        }

        components.Add(component);
        if (definition.Verbs.Contains("list"))
        {
            var list = component.Resolve(component.Name + "List") ?? OpenApiLists.Of(component, definition, version);
            components.Add(new OpenApiComponent(component.Name + "List", list, component.Resolve));
        }

        var shared = new List<string> { Meta + "DeleteOptions", Meta + "Status", Meta + "Patch" };
        shared.AddRange(version.Subresources.Where(subresource => subresource.IsForeignKind)
            .Select(subresource => Manifests.Schemas.BuiltinSchemas.Kubernetes.Find(subresource.Kind)?.TypeName ?? ""));
        foreach (var name in shared)
        {
            if (component.Resolve(name) is { } schema)
            {
                components.Add(new OpenApiComponent(name, schema, component.Resolve));
            }
        }
    }

    private static MapNode Components(ComponentCollector components, bool isCustom)
    {
        var node = new MapNode { { "schemas", components.Collected() } };
        if (!isCustom)
        {
            node.Set("securitySchemes", OpenApiRoots.SecuritySchemes());
        }

        return node;
    }
}
