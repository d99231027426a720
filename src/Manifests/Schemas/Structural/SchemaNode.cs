using System.Collections.Frozen;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.Schemas.Structural;

/// <summary>
/// One level of an OpenAPI v3 schema as CustomResourceDefinitions use it, with every keyword as written: what is not allowed
/// in a structural schema can still be reported. Immutable.
/// </summary>
public sealed class SchemaNode
{
    internal static readonly SchemaNode Empty = new();

    private readonly Lazy<CompiledKeywords> _compiled;

    internal SchemaNode() => _compiled = new Lazy<CompiledKeywords>(() => new CompiledKeywords(this));

    public string Type { get; init; } = "";

    public string Format { get; init; } = "";

    public string Description { get; init; } = "";

    public string Title { get; init; } = "";

    public bool Nullable { get; init; }

    /// <summary>The default value, or null when there is none. Frozen.</summary>
    public Node? Default { get; init; }

    public NumberNode? Maximum { get; init; }

    public bool ExclusiveMaximum { get; init; }

    public NumberNode? Minimum { get; init; }

    public bool ExclusiveMinimum { get; init; }

    public NumberNode? MultipleOf { get; init; }

    public long? MaxLength { get; init; }

    public long? MinLength { get; init; }

    public string Pattern { get; init; } = "";

    public long? MaxItems { get; init; }

    public long? MinItems { get; init; }

    public bool UniqueItems { get; init; }

    public long? MaxProperties { get; init; }

    public long? MinProperties { get; init; }

    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>The allowed values; empty when any is.</summary>
    public IReadOnlyList<Node> Enum { get; init; } = [];

    /// <summary>The properties in the order in which the schema names them.</summary>
    public IReadOnlyList<KeyValuePair<string, SchemaNode>> Properties { get; init; } = [];

    public SchemaNode? Items { get; init; }

    /// <summary>The schema of values under keys that are no properties; null when <see cref="AllowsAdditional"/> decides alone.</summary>
    public SchemaNode? AdditionalProperties { get; init; }

    /// <summary>True and false for <c>additionalProperties</c> of that value (true beside a schema too); null when it is absent.</summary>
    public bool? AllowsAdditional { get; init; }

    public IReadOnlyList<SchemaNode> AllOf { get; init; } = [];

    public IReadOnlyList<SchemaNode> AnyOf { get; init; } = [];

    public IReadOnlyList<SchemaNode> OneOf { get; init; } = [];

    public SchemaNode? Not { get; init; }

    /// <summary><c>x-kubernetes-preserve-unknown-fields</c>; null when absent.</summary>
    public bool? PreserveUnknownFields { get; init; }

    /// <summary><c>x-kubernetes-embedded-resource</c></summary>
    public bool IsEmbeddedResource { get; init; }

    /// <summary><c>x-kubernetes-int-or-string</c></summary>
    public bool IsIntOrString { get; init; }

    /// <summary><c>x-kubernetes-list-type</c>: <c>atomic</c>, <c>set</c> or <c>map</c>; null when absent.</summary>
    public string? ListType { get; init; }

    /// <summary><c>x-kubernetes-list-map-keys</c></summary>
    public IReadOnlyList<string> ListMapKeys { get; init; } = [];

    /// <summary><c>x-kubernetes-map-type</c>: <c>granular</c> or <c>atomic</c>; null when absent.</summary>
    public string? MapType { get; init; }

    /// <summary><c>x-kubernetes-validations</c></summary>
    public IReadOnlyList<ValidationRule> Validations { get; init; } = [];

    /// <summary>Keywords that CustomResourceDefinitions do not support, such as <c>$ref</c>, with the values written.</summary>
    public IReadOnlyList<KeyValuePair<string, Node>> Unsupported { get; init; } = [];

    internal FrozenDictionary<string, SchemaNode> PropertyMap { get; init; } = FrozenDictionary<string, SchemaNode>.Empty;

    /// <summary>What value validation needs ready: patterns, formats, limits.</summary>
    internal CompiledKeywords Compiled => _compiled.Value;

    /// <summary>The schema of a key: its property, else that of additional properties, else null.</summary>
    public SchemaNode? ForKey(string key) => PropertyMap.TryGetValue(key, out var property) ? property : AdditionalProperties;
}
