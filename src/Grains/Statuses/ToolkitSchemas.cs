using System.Collections.Concurrent;
using Flux.Contracts.Schemas;
using Flux.Manifests.FieldManagement;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Schemas;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Grains.Statuses;

/// <summary>The field schemas of the toolkit kinds, made from the definitions that ship with the control plane, once each.</summary>
internal static class ToolkitSchemas
{
    private const string Root = "object";
    private const string Metadata = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

    private static readonly ConcurrentDictionary<GroupVersionKind, ManagedKind?> Known = new();

    /// <summary>Null for kinds that are not the toolkit's.</summary>
    public static ManagedKind? Find(GroupVersionKind kind) => Known.GetOrAdd(kind, Load);

    private static ManagedKind? Load(GroupVersionKind kind)
    {
        foreach (var document in CrdDocuments.Toolkit.Where(document => document.Group == kind.Group))
        {
            var definition = JsonNodeReader.Read(document.Json.Span);
            if (definition.GetString("spec", "names", "kind") == kind.Kind)
            {
                return Create(kind, definition);
            }
        }

        return null;
    }

    private static ManagedKind? Create(GroupVersionKind kind, Node definition)
    {
        var version = definition.GetList("spec", "versions")?.FirstOrDefault(item => item.GetString("name") == kind.Version);
        if (version.GetMap("schema", "openAPIV3Schema") is not { } schema)
        {
            return null;
        }

        var root = schema.Copy();
        root.GetOrAddMap("properties").Set("metadata", new MapNode { { "$ref", $"#/components/schemas/{Metadata}" } });
        var types = OpenApiTypes.Convert(name => name == Root ? root : BuiltinSchemas.Kubernetes.Find(name)?.Source, Root);
        return new ManagedKind(kind.Kind, new Dictionary<string, TypedSchema> { [kind.ApiVersion] = types }, ManagedKind.CustomStatus);
    }
}
