using System.Collections.Concurrent;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Schemas;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Manifests.FieldManagement;

/// <summary>The types of Kubernetes' own kinds, made once from <see cref="BuiltinSchemas"/>.</summary>
public static class BuiltinTypes
{
    private static readonly ConcurrentDictionary<GroupVersionKind, TypedSchema?> Found = new();

    private static readonly ConcurrentDictionary<GroupVersionKind, MapNode> EmptyObjects = new();

    /// <summary>The type of a kind; null when it is not one of Kubernetes' own.</summary>
    public static TypedSchema? Find(GroupVersionKind kind) => Found.GetOrAdd(kind, Build);

    /// <summary>
    /// An object of the kind in which nothing is set, frozen: with the structs and lists that the server's types always print. Of any
    /// other kind just <c>apiVersion</c> and <c>kind</c>.
    /// </summary>
    public static MapNode Empty(GroupVersionKind kind) => EmptyObjects.GetOrAdd(kind, BuildEmpty);

    internal static MapNode? FindSchema(string name) => BuiltinSchemas.Kubernetes.Find(name)?.Source;

    private static TypedSchema? Build(GroupVersionKind kind) =>
        BuiltinSchemas.Kubernetes.Find(kind)?.TypeName is { } name ? OpenApiTypes.Convert(FindSchema, name) : null;

    private static MapNode BuildEmpty(GroupVersionKind kind)
    {
        var output = new MapNode { { "apiVersion", kind.ApiVersion }, { "kind", kind.Kind } };
        if (BuiltinSchemas.Kubernetes.Find(kind) is { } schema)
        {
            foreach (var name in schema.Properties.Keys)
            {
                if (UnsetField.Printed(schema, name) is { } value)
                {
                    output.TryAdd(name, value);
                }
            }
        }

        return (MapNode)output.Freeze();
    }
}
