using Flux.Kustomize.Building;
using Flux.Manifests.Nodes;

namespace Flux.Kustomize.Schemas;

/// <summary>Merge knowledge from the OpenAPI document that a kustomization brings along.</summary>
internal sealed class CustomSchema
{
    private const string TypesKey = "x-kubernetes-group-version-kind";
    private const string Prefix = "#/definitions/";

    private readonly MapNode _definitions;
    private readonly Dictionary<string, MergeType> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<(string ApiVersion, string Kind), string> _roots = [];
    private readonly Dictionary<(string ApiVersion, string Kind), bool> _clusterScoped = [];

    private readonly bool _knowsBuiltin;

    /// <param name="document">The OpenAPI document.</param>
    /// <param name="knowsBuiltin">Whether it may refer to the built-in definitions.</param>
    public CustomSchema(MapNode document, bool knowsBuiltin)
    {
        _knowsBuiltin = knowsBuiltin;
        _definitions = document.GetMap("definitions") ?? new MapNode();
        foreach (var (name, definition) in _definitions)
        {
            foreach (var type in definition.GetList(TypesKey) ?? new ListNode())
            {
                _roots[Identify(type)] = name;
            }
        }

        foreach (var (path, item) in document.GetMap("paths") ?? new MapNode())
        {
            if (item.GetMap("get", TypesKey) is { } type)
            {
                var key = Identify(type);
                var isNamespaced = path.Contains("namespaces/{namespace}", StringComparison.Ordinal);
                _clusterScoped[key] = !isNamespaced && _clusterScoped.GetValueOrDefault(key, true);
            }
        }
    }

    public MergeType? Find(string apiVersion, string kind) =>
        _roots.TryGetValue((apiVersion, kind), out var name) ? Resolve(name) : null;

    public bool? IsClusterScoped(string apiVersion, string kind) =>
        _clusterScoped.TryGetValue((apiVersion, kind), out var isCluster) ? isCluster : null;

    private static (string ApiVersion, string Kind) Identify(Node type)
    {
        var version = type.GetString("version");
        var kind = type.GetString("kind");
        if (version is null || kind is null)
        {
            throw new KustomizeException($"{TypesKey} needs version and kind, but is {type}", field: "openapi.path");
        }

        var group = type.GetString("group");
        return (string.IsNullOrEmpty(group) ? version : $"{group}/{version}", kind);
    }

    private MergeType? Resolve(string name)
    {
        if (_types.TryGetValue(name, out var known))
        {
            return known;
        }

        if (_definitions[name] is not MapNode definition)
        {
            return _knowsBuiltin ? BuiltinSchema.FindDefinition(name) : null;
        }

        var type = new MergeType();
        _types[name] = type;
        Fill(type, definition);
        return type;
    }

    private void Fill(MergeType type, MapNode definition)
    {
        foreach (var (field, schema) in definition.GetMap("properties") ?? new MapNode())
        {
            if (schema is MapNode map && Field(map) is { } known)
            {
                type.Add(field, known);
            }
        }

        type.AnyField = definition.GetMap("additionalProperties") is { } any ? Field(any) : null;
    }

    private MergeField? Field(MapNode schema)
    {
        if (schema.GetString("type") != "array")
        {
            return new MergeField(TypeOf(schema), false, []);
        }

        var strategy = schema.GetString("x-kubernetes-patch-strategy") ?? "";
        if (!strategy.Split(',').Contains("merge"))
        {
            return null;
        }

        var element = schema.GetMap("items") is { } items ? TypeOf(items) : null;
        if (schema.GetList("x-kubernetes-list-map-keys") is { } keys)
        {
            return new MergeField(element, true, [.. keys.OfType<StringNode>().Select(key => key.Value)]);
        }

        return new MergeField(element, true, schema.GetString("x-kubernetes-patch-merge-key") is { } single ? [single] : []);
    }

    private MergeType? TypeOf(MapNode schema)
    {
        if (schema.GetString("$ref") is { } reference)
        {
            return reference.StartsWith(Prefix, StringComparison.Ordinal) ? Resolve(reference[Prefix.Length..]) : null;
        }

        if (schema.GetMap("properties") is null && schema.GetMap("additionalProperties") is null)
        {
            return null;
        }

        var type = new MergeType();
        Fill(type, schema);
        return type;
    }
}
