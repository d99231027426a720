using System.Collections.Frozen;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.Schemas.Structural;

/// <summary>Reads <c>openAPIV3Schema</c>. What has the wrong JSON type is an error with its path; unknown keywords are passed over.</summary>
internal sealed class SchemaParser
{
    private const int MaxDepth = 200;

    private static readonly string[] UnsupportedKeywords =
        ["id", "$schema", "$ref", "patternProperties", "dependencies", "additionalItems", "definitions"];

    private int _depth;

    /// <exception cref="ManifestException">A keyword has a value of the wrong type, or the schema nests too deeply.</exception>
    public static SchemaNode Parse(Node schema) => new SchemaParser().ParseNode(schema);

    private SchemaNode ParseNode(Node node)
    {
        if (node is not MapNode map)
        {
            throw new ManifestException("a schema must be an object");
        }

        if (++_depth > MaxDepth)
        {
            throw new ManifestException($"the schema nests deeper than {MaxDepth} levels");
        }

        var facts = new SchemaKeywords(map);
        var properties = ParseProperties(facts.Map("properties"));
        var additional = map["additionalProperties"];
        var result = new SchemaNode
        {
            Type = facts.Text("type"),
            Format = facts.Text("format"),
            Description = facts.Text("description"),
            Title = facts.Text("title"),
            Nullable = facts.Flag("nullable"),
            Default = map["default"]?.DeepClone().Freeze(),
            Maximum = facts.Number("maximum"),
            ExclusiveMaximum = facts.Flag("exclusiveMaximum"),
            Minimum = facts.Number("minimum"),
            ExclusiveMinimum = facts.Flag("exclusiveMinimum"),
            MultipleOf = facts.Number("multipleOf"),
            MaxLength = facts.Integer("maxLength"),
            MinLength = facts.Integer("minLength"),
            Pattern = facts.Text("pattern"),
            MaxItems = facts.Integer("maxItems"),
            MinItems = facts.Integer("minItems"),
            UniqueItems = facts.Flag("uniqueItems"),
            MaxProperties = facts.Integer("maxProperties"),
            MinProperties = facts.Integer("minProperties"),
            Required = facts.Texts("required"),
            Enum = facts.List("enum")?.Copy().Freeze() is ListNode values ? [.. values] : [],
            Properties = properties,
            PropertyMap = properties.ToFrozenDictionary(),
            Items = map["items"] is MapNode items ? ParseNode(items) : null,
            AdditionalProperties = additional is MapNode ? ParseNode(additional) : null,
            AllowsAdditional = additional switch { BooleanNode allowed => allowed.Value, MapNode => true, _ => null },
            AllOf = ParseList(facts.List("allOf")),
            AnyOf = ParseList(facts.List("anyOf")),
            OneOf = ParseList(facts.List("oneOf")),
            Not = map["not"] is MapNode not ? ParseNode(not) : null,
            PreserveUnknownFields = facts.OptionalFlag("x-kubernetes-preserve-unknown-fields"),
            IsEmbeddedResource = facts.Flag("x-kubernetes-embedded-resource"),
            IsIntOrString = facts.Flag("x-kubernetes-int-or-string"),
            ListType = facts.OptionalText("x-kubernetes-list-type"),
            ListMapKeys = facts.Texts("x-kubernetes-list-map-keys"),
            MapType = facts.OptionalText("x-kubernetes-map-type"),
            Validations = ParseRules(facts.List("x-kubernetes-validations")),
            Unsupported = ParseUnsupported(map),
        };
        _depth--;
        return result;
    }

    private KeyValuePair<string, SchemaNode>[] ParseProperties(MapNode? map) =>
        map is null ? [] : [.. map.Select(entry => KeyValuePair.Create(entry.Key, ParseNode(entry.Value)))];

    private SchemaNode[] ParseList(ListNode? list) => list is null ? [] : [.. list.Select(ParseNode)];

    private static ValidationRule[] ParseRules(ListNode? list) => list is null ? [] : [.. list.Select(ParseRule)];

    private static ValidationRule ParseRule(Node node)
    {
        var facts = new SchemaKeywords(node as MapNode ?? throw new ManifestException("x-kubernetes-validations must hold objects"));
        return new ValidationRule(
            facts.Text("rule"), facts.Text("message"), facts.Text("messageExpression"), facts.OptionalText("reason"),
            facts.Text("fieldPath"), facts.OptionalFlag("optionalOldSelf"));
    }

    private static KeyValuePair<string, Node>[] ParseUnsupported(MapNode map)
    {
        var found = UnsupportedKeywords.Where(map.ContainsKey).Select(keyword => KeyValuePair.Create(keyword, map[keyword]!));
        var items = map["items"] is ListNode list ? [KeyValuePair.Create<string, Node>("items", list)] : Array.Empty<KeyValuePair<string, Node>>();
        return [.. found, .. items];
    }
}
