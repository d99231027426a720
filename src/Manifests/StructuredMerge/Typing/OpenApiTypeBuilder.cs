using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Messages;
using Flux.Manifests.Text;

namespace Flux.Manifests.StructuredMerge.Typing;

/// <summary>Builds the type of one named schema.</summary>
/// <param name="name">The schema's name, for messages.</param>
/// <param name="errors">Collects what is not structural.</param>
/// <param name="found">Told the name of each schema referred to; null when nobody asks.</param>
internal sealed class OpenApiTypeBuilder(string name, List<string> errors, Action<string>? found)
{
    private const string Quantity = "io.k8s.apimachinery.pkg.api.resource.Quantity";

    private const string RawExtension = "io.k8s.apimachinery.pkg.runtime.RawExtension";

    // How deep the schema at hand is written inside the named one: messages say so, not where.
    private int _depth;

    public TypeAtom Build(MapNode schema, bool preserveUnknownFields) => name switch
    {
        // What these hold is not what their schemas say.
        Quantity => new TypeAtom { Scalar = ScalarType.Untyped },
        RawExtension => UntypedTypes.AtomicAtom(),
        _ => BuildAtom(schema, preserveUnknownFields),
    };

    private TypeAtom BuildAtom(MapNode schema, bool preserveUnknownFields)
    {
        preserveUnknownFields |= schema.GetBoolean("x-kubernetes-preserve-unknown-fields") ?? false;
        switch (TypeName(schema))
        {
            case "":
                return Any(schema, preserveUnknownFields);
            case "object":
                return new TypeAtom { Map = BuildMap(schema, preserveUnknownFields) };
            case "array":
                return new TypeAtom { List = BuildList(schema, preserveUnknownFields) };
            case "integer" or "number":
                return new TypeAtom { Scalar = ScalarType.Numeric };
            case "boolean":
                return new TypeAtom { Scalar = ScalarType.Boolean };
            case "string":
                return new TypeAtom { Scalar = IsFree(schema.GetString("format")) ? ScalarType.Untyped : ScalarType.String };
            case var other:
                Report($"unrecognized type: '{other}'");
                return new TypeAtom { Scalar = ScalarType.Untyped };
        }
    }

    private TypeAtom Any(MapNode schema, bool preserveUnknownFields) => new()
    {
        Scalar = ScalarType.Untyped,
        List = BuildList(schema, preserveUnknownFields),
        Map = BuildMap(schema, preserveUnknownFields),
    };

    private MapType BuildMap(MapNode schema, bool preserveUnknownFields)
    {
        var properties = schema.GetMap("properties");
        var fields = new List<StructField>(properties?.Count ?? 0);
        foreach (var (property, node) in properties ?? [])
        {
            var member = node as MapNode ?? [];
            fields.Add(new StructField(property, BuildReference(member, preserveUnknownFields), member["default"]));
        }

        return new MapType(fields, BuildElement(schema, preserveUnknownFields), MapRelationship(schema));
    }

    private TypeReference? BuildElement(MapNode schema, bool preserveUnknownFields) => schema["additionalProperties"] switch
    {
        MapNode element => BuildReference(element, preserveUnknownFields),
        BooleanNode { Value: false } => null,
        BooleanNode => TypeReference.To(UntypedTypes.Deduced),

        // An object without properties is free; one with properties is closed unless it says otherwise.
        _ => preserveUnknownFields || schema.GetMap("properties") is not { Count: > 0 } ? TypeReference.To(UntypedTypes.Deduced) : null,
    };

    private ListType BuildList(MapNode schema, bool preserveUnknownFields)
    {
        var (relationship, keys) = ListRelationship(schema);
        if (schema.GetMap("items") is { } items)
        {
            return new ListType { Element = BuildReference(items, preserveUnknownFields), Relationship = relationship, Keys = keys };
        }

        if (TypeName(schema).Length > 0)
        {
            Report("`items` must be specified on arrays");
        }

        return new ListType { Element = TypeReference.To(UntypedTypes.Atomic), Relationship = relationship, Keys = keys };
    }

    private TypeReference BuildReference(MapNode schema, bool preserveUnknownFields)
    {
        // References with neighbours (a default, an extension) are written as an allOf with one member.
        var target = schema.GetString("$ref") ?? (schema.GetList("allOf") is { Count: 1 } all ? all[0].GetString("$ref") : null);
        if (target is { Length: > 0 })
        {
            var type = target[(target.LastIndexOf('/') + 1)..];
            found?.Invoke(type);
            var relationship = MapRelationship(schema);
            return TypeReference.To(type, relationship == ElementRelationship.Unspecified ? null : relationship);
        }

        _depth++;
        var atom = BuildAtom(schema, preserveUnknownFields);
        _depth--;
        return TypeReference.InPlace(atom);
    }

    private ElementRelationship MapRelationship(MapNode schema)
    {
        switch (schema["x-kubernetes-map-type"])
        {
            case null:
                return ElementRelationship.Unspecified;
            case StringNode { Value: "atomic" }:
                return ElementRelationship.Atomic;
            case StringNode { Value: "granular" }:
                return ElementRelationship.Separable;
            case var other:
                Report($"unknown map type {GoPrint.Value(other)}");
                return ElementRelationship.Unspecified;
        }
    }

    private (ElementRelationship Relationship, IReadOnlyList<string> Keys) ListRelationship(MapNode schema)
    {
        switch (schema["x-kubernetes-list-type"])
        {
            case null:
                return PatchRelationship(schema);
            case StringNode { Value: "atomic" }:
                return (ElementRelationship.Atomic, []);
            case StringNode { Value: "set" }:
                return (ElementRelationship.Associative, []);
            case StringNode { Value: "map" }:
                return (ElementRelationship.Associative, MapKeys(schema["x-kubernetes-list-map-keys"]));
            case var other:
                Report($"unknown list type {GoPrint.Value(other)}");
                return (ElementRelationship.Atomic, []);
        }
    }

    // Built-in types say how strategic patches merge a list instead of a list type; a merge without a key is a set.
    private (ElementRelationship Relationship, IReadOnlyList<string> Keys) PatchRelationship(MapNode schema)
    {
        switch (schema["x-kubernetes-patch-strategy"])
        {
            case null or StringNode { Value: "retainKeys" }:
                return (ElementRelationship.Atomic, []);
            case StringNode { Value: "merge" or "merge,retainKeys" }:
                return (ElementRelationship.Associative, MergeKey(schema["x-kubernetes-patch-merge-key"]));
            case var other:
                Report($"unknown patch strategy {GoPrint.Value(other)}");
                return (ElementRelationship.Atomic, []);
        }
    }

    private IReadOnlyList<string> MapKeys(Node? keys)
    {
        if (keys is ListNode list)
        {
            return [.. list.OfType<StringNode>().Select(text => text.Value)];
        }

        Report(keys is null ? "missing map keys" : $"uninterpreted map keys: {GoSource.Value(keys)}");
        return [];
    }

    private IReadOnlyList<string> MergeKey(Node? key)
    {
        if (key is null or StringNode)
        {
            return key is StringNode text ? [text.Value] : [];
        }

        Report($"uninterpreted merge key: {GoSource.Value(key)}");
        return [];
    }

    // Times, quantities and the like are compared as they are written, whatever kind of scalar that is.
    private static bool IsFree(string? format) => format is not (null or "" or "byte");

    private static string TypeName(MapNode schema) => schema["type"] switch
    {
        StringNode text => text.Value,
        ListNode { Count: > 0 } list => (list[0] as StringNode)?.Value ?? "",
        _ => "",
    };

    private void Report(string message) => errors.Add($"{string.Concat(Enumerable.Repeat("inlined in ", _depth))}{name}: {message}");
}
