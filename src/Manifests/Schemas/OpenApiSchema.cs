using Flux.Manifests.Nodes;

namespace Flux.Manifests.Schemas;

/// <summary>
/// One schema: a built-in type, a field of it, or a part of a CRD's schema. A field that refers to a type has the type's facts
/// and its own, which win. Schemas can be recursive, so what they contain is resolved when asked for. Immutable and safe
/// for use by several threads.
/// </summary>
public sealed class OpenApiSchema
{
    private readonly MapNode _own;
    private readonly OpenApiComponents _components;
    private readonly Lazy<IReadOnlyDictionary<string, OpenApiSchema>> _properties;
    private readonly Lazy<OpenApiSchema?> _items;
    private readonly Lazy<OpenApiSchema?> _additionalProperties;
    private readonly Lazy<OpenApiSchema?> _target;

    internal OpenApiSchema(MapNode own, OpenApiComponents components, string? name)
    {
        _own = own;
        _components = components;
        TypeName = name ?? ReferenceOf(own);
        _target = new(() => ReferenceOf(own) is { } reference ? components.Find(reference) : null);
        _properties = new(() => Children(own.GetMap("properties")) ?? _target.Value?.Properties ?? new Dictionary<string, OpenApiSchema>());
        _items = new(() => Child(own["items"]) ?? _target.Value?.Items);
        _additionalProperties = new(() => Child(own["additionalProperties"]) ?? _target.Value?.AdditionalProperties);
    }

    /// <summary>The name of the component that this schema is or refers to (<c>io.k8s.api.core.v1.PodSpec</c>); null for inline ones.</summary>
    public string? TypeName { get; }

    /// <summary>The schema's own JSON, without that of the type it refers to. Frozen.</summary>
    public MapNode Source => _own;

    public SchemaType Type => Fact("type") is StringNode type ? ParseType(type.Value) : SchemaType.Any;

    /// <summary><c>int32</c>, <c>date-time</c>, …; null when not stated.</summary>
    public string? Format => Text("format");

    /// <summary>The value is an integer or a string, as a port may be.</summary>
    public bool IsIntOrString => Format == "int-or-string" || Flag("x-kubernetes-int-or-string");

    public bool PreservesUnknownFields => Flag("x-kubernetes-preserve-unknown-fields");

    /// <summary>The value is a whole object with apiVersion, kind and metadata.</summary>
    public bool IsEmbeddedResource => Flag("x-kubernetes-embedded-resource");

    public bool IsNullable => Flag("nullable");

    /// <summary>The fields of an object, by name; empty when none are stated.</summary>
    public IReadOnlyDictionary<string, OpenApiSchema> Properties => _properties.Value;

    public IReadOnlyList<string> Required => Texts("required");

    /// <summary>The schema of the items of a list; null when not stated.</summary>
    public OpenApiSchema? Items => _items.Value;

    /// <summary>The schema of the values of a map; null when not stated.</summary>
    public OpenApiSchema? AdditionalProperties => _additionalProperties.Value;

    /// <summary>The value a missing field gets; frozen. Null when there is none.</summary>
    public Node? Default => _own["default"];

    /// <summary>The allowed values; empty when all are.</summary>
    public IReadOnlyList<Node> Enum => Fact("enum") as ListNode ?? (IReadOnlyList<Node>)[];

    public ListType ListType => Text("x-kubernetes-list-type") switch
    {
        "atomic" => ListType.Atomic,
        "set" => ListType.Set,
        "map" => ListType.Map,
        _ => ListType.Unset,
    };

    /// <summary>The fields that identify an item of a <see cref="ListType.Map"/> list.</summary>
    public IReadOnlyList<string> ListMapKeys => Texts("x-kubernetes-list-map-keys");

    public MapType MapType => Text("x-kubernetes-map-type") switch
    {
        "atomic" => MapType.Atomic,
        "granular" => MapType.Granular,
        _ => MapType.Unset,
    };

    /// <summary>The field by which strategic merge patch identifies the items of a list; null when not stated.</summary>
    public string? PatchMergeKey => Text("x-kubernetes-patch-merge-key");

    /// <summary><c>merge</c>, <c>replace</c>, <c>retainKeys</c> or two of them with a comma between; null when not stated.</summary>
    public string? PatchStrategy => Text("x-kubernetes-patch-strategy");

    /// <summary>The schema of a field of an object: a stated one, or that of any value of a map. Null when unknown.</summary>
    public OpenApiSchema? Field(string name) => Properties.TryGetValue(name, out var field) ? field : AdditionalProperties;

    /// <summary>A fact of the schema's own, or of the type it refers to.</summary>
    private Node? Fact(string key) => _own[key] ?? _target.Value?.Fact(key);

    private string? Text(string key) => (Fact(key) as StringNode)?.Value;

    private bool Flag(string key) => Fact(key) is BooleanNode { Value: true };

    private List<string> Texts(string key) =>
        Fact(key) is ListNode list ? [.. list.OfType<StringNode>().Select(item => item.Value)] : [];

    private OpenApiSchema? Child(Node? node) => node is MapNode map ? new OpenApiSchema(map, _components, name: null) : null;

    private Dictionary<string, OpenApiSchema>? Children(MapNode? properties)
    {
        if (properties is null)
        {
            return null;
        }

        var children = new Dictionary<string, OpenApiSchema>(properties.Count, StringComparer.Ordinal);
        foreach (var (name, value) in properties)
        {
            if (Child(value) is { } child)
            {
                children.Add(name, child);
            }
        }

        return children;
    }

    private static string? ReferenceOf(MapNode schema)
    {
        var reference = schema.GetString("$ref") ?? (schema.GetList("allOf") is { Count: 1 } single ? single[0].GetString("$ref") : null);
        return reference?[(reference.LastIndexOf('/') + 1)..];
    }

    private static SchemaType ParseType(string type) => type switch
    {
        "object" => SchemaType.Object,
        "array" => SchemaType.Array,
        "string" => SchemaType.String,
        "integer" => SchemaType.Integer,
        "number" => SchemaType.Number,
        "boolean" => SchemaType.Boolean,
        _ => SchemaType.Any,
    };
}
