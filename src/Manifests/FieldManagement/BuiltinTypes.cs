using System.Collections.Concurrent;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Schemas;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Manifests.FieldManagement;

/// <summary>The types of Kubernetes' own kinds, made once from <see cref="BuiltinSchemas"/>.</summary>
public static class BuiltinTypes
{
    // Only kinds that exist are kept: their number is fixed, that of the kinds tenants may ask for is not.
    private static readonly ConcurrentDictionary<GroupVersionKind, TypedSchema> Found = new();

    private static readonly ConcurrentDictionary<GroupVersionKind, MapNode> EmptyObjects = new();

    /// <summary>The type of a kind; null when it is not one of Kubernetes' own.</summary>
    public static TypedSchema? Find(GroupVersionKind kind) => BuiltinSchemas.Kubernetes.Find(kind)?.TypeName is { } name
        ? Found.GetOrAdd(kind, static (_, type) => OpenApiTypes.Convert(FindSchema, type), name)
        : null;

    /// <summary>
    /// An object of the kind in which nothing is set: with the structs and lists that the server's types always print. Of any
    /// other kind just <c>apiVersion</c> and <c>kind</c>.
    /// </summary>
    public static MapNode Empty(GroupVersionKind kind) =>
        BuiltinSchemas.Kubernetes.Find(kind) is { } schema ? EmptyObjects.GetOrAdd(kind, BuildEmpty, schema) : Bare(kind);

    internal static MapNode? FindSchema(string name) => BuiltinSchemas.Kubernetes.Find(name)?.Source;

    private static MapNode Bare(GroupVersionKind kind) => new() { { "apiVersion", kind.ApiVersion }, { "kind", kind.Kind } };

    private static MapNode BuildEmpty(GroupVersionKind kind, OpenApiSchema schema)
    {
        var output = Bare(kind);
        foreach (var name in schema.Properties.Keys)
        {
            if (UnsetField.Printed(schema, name) is { } value)
            {
                output.TryAdd(name, value);
            }
        }

        return (MapNode)output.Freeze();
    }
}
