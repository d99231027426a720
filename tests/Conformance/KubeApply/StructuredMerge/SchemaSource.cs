using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Conformance.KubeApply.StructuredMerge;

/// <summary>A schema of a case: the library's JSON form (as a map or as text), or an empty string for deduced types.</summary>
internal sealed class SchemaSource
{
    private readonly Lazy<TypeSchema?> _schema;

    public SchemaSource(Node? schema) => _schema = new Lazy<TypeSchema?>(() => schema switch
    {
        MapNode map => TypeSchemaReader.Read(map),
        StringNode { Value.Length: > 0 } text => TypeSchemaReader.Read((MapNode)JsonNodeReader.Read(text.Value)),
        _ => null,
    });

    public TypedSchema Type(string name) =>
        name.Length == 0 || _schema.Value is null ? UntypedTypes.DeducedValue : new TypedSchema(_schema.Value, name);
}
