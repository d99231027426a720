using Flux.KubeApi.OpenApi;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Schemas;

namespace Flux.KubeApi.CustomResources;

/// <summary>The published schema of a custom kind: its own, with the fields that every object has.</summary>
internal static class CustomOpenApi
{
    private const string MetadataReference = ComponentCollector.ReferencePrefix + "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

    public static OpenApiComponent Of(GroupVersionKind kind, MapNode openApi)
    {
        var schema = openApi.Copy();
        if (schema.GetBoolean("x-kubernetes-preserve-unknown-fields") != true || schema.ContainsKey("properties"))
        {
            var properties = schema.GetOrAddMap("properties");
            properties.Set("apiVersion", new MapNode { { "type", "string" } });
            properties.Set("kind", new MapNode { { "type", "string" } });
            properties.Set("metadata", new MapNode { { "allOf", new ListNode { new MapNode { { "$ref", MetadataReference } } } } });
        }

        schema.Set("x-kubernetes-group-version-kind", new ListNode
        {
            new MapNode { { "group", kind.Group }, { "kind", kind.Kind }, { "version", kind.Version } },
        });
        schema.Freeze();
        return new OpenApiComponent(Name(kind), schema, name => BuiltinSchemas.Kubernetes.Find(name)?.Source);
    }

    /// <summary><c>io.fluxcd.toolkit.source.v1.GitRepository</c>: the group reversed, then version and kind.</summary>
    private static string Name(GroupVersionKind kind) => $"{string.Join('.', kind.Group.Split('.').Reverse())}.{kind.Version}.{kind.Kind}";
}
