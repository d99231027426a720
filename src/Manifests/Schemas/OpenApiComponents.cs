using System.Collections.Concurrent;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Manifests.Schemas;

/// <summary>Named schemas that refer to each other, found by name or by the kind of object they describe.</summary>
public sealed class OpenApiComponents
{
    private static readonly OpenApiComponents None = new(new MapNode());

    private readonly MapNode _schemas;
    private readonly ConcurrentDictionary<string, OpenApiSchema> _parsed = new(StringComparer.Ordinal);
    private readonly Dictionary<GroupVersionKind, string> _kinds = [];

    /// <param name="schemas"><c>components.schemas</c> of an OpenAPI v3 document. It is frozen.</param>
    public OpenApiComponents(MapNode schemas)
    {
        _schemas = (MapNode)schemas.Freeze();
        foreach (var (name, schema) in schemas)
        {
            foreach (var kind in schema.GetList("x-kubernetes-group-version-kind") ?? [])
            {
                _kinds.TryAdd(new(kind.GetString("group") ?? "", kind.GetString("version") ?? "", kind.GetString("kind") ?? ""), name);
            }
        }
    }

    /// <summary>The kinds of object that are described.</summary>
    public IReadOnlyCollection<GroupVersionKind> Kinds => _kinds.Keys;

    /// <summary>A schema that refers to no others, such as <c>openAPIV3Schema</c> of a CRD. It is frozen.</summary>
    public static OpenApiSchema Parse(MapNode schema) => new((MapNode)schema.Freeze(), None, name: null);

    /// <summary>The schema with a name such as <c>io.k8s.api.core.v1.PodSpec</c>; null when unknown.</summary>
    public OpenApiSchema? Find(string name) =>
        _schemas[name] is MapNode schema ? _parsed.GetOrAdd(name, key => new OpenApiSchema(schema, this, key)) : null;

    /// <summary>The schema of a kind of object; null when unknown.</summary>
    public OpenApiSchema? Find(GroupVersionKind kind) => _kinds.TryGetValue(kind, out var name) ? Find(name) : null;
}
