using System.Collections.Frozen;
using Flux.Kustomize.Building;
using Flux.Manifests.Nodes;

namespace Flux.Kustomize.FieldSpecs;

/// <summary>Whether what <c>crds</c> names has the types of OpenAPI definitions: kustomize refuses a whole file for one field.</summary>
internal static class CrdSchemaCheck
{
    private const string Text = "a string";
    private const string Flag = "a boolean";
    private const string Whole = "an integer";
    private const string Number = "a number";
    private const string Map = "an object";
    private const string Items = "an array";

    private static readonly FrozenDictionary<string, string> Scalars = Table(
        (Text, ["id", "$schema", "description", "format", "title", "pattern", "discriminator"]),
        (Flag, ["nullable", "exclusiveMaximum", "exclusiveMinimum", "uniqueItems", "readOnly"]),
        (Whole, ["maxLength", "minLength", "maxItems", "minItems", "maxProperties", "minProperties"]),
        (Number, ["maximum", "minimum", "multipleOf"]),
        (Items, ["enum"]));

    private static readonly FrozenSet<string> SchemaMaps = FrozenSet.Create("properties", "patternProperties", "definitions");
    private static readonly FrozenSet<string> SchemaLists = FrozenSet.Create("allOf", "oneOf", "anyOf");

    /// <exception cref="KustomizeException">A field has another type.</exception>
    public static void Check(MapNode definitions)
    {
        foreach (var (name, definition) in definitions)
        {
            if (definition is NullNode)
            {
                continue;
            }

            Require(definition is MapNode, name, Map);
            foreach (var (key, value) in (MapNode)definition)
            {
                if (key.Equals("Schema", StringComparison.OrdinalIgnoreCase))
                {
                    CheckSchema(value, $"{name}.{key}");
                }
                else if (key.Equals("Dependencies", StringComparison.OrdinalIgnoreCase))
                {
                    CheckTexts(value, $"{name}.{key}");
                }
            }
        }
    }

    private static void CheckSchema(Node schema, string path)
    {
        if (schema is NullNode)
        {
            return;
        }

        Require(schema is MapNode, path, $"{Map}: cannot unmarshal JSON {Describe(schema)} into Go value of type struct {{ spec.Extensions; spec.SchemaProps; spec.SwaggerSchemaProps }}");
        foreach (var (key, value) in (MapNode)schema)
        {
            if (value is not NullNode)
            {
                CheckField(key, value, $"{path}.{key}");
            }
        }
    }

    private static void CheckField(string key, Node value, string path)
    {
        if (Scalars.TryGetValue(key, out var type))
        {
            Require(Is(value, type), path, type);
        }
        else if (SchemaMaps.Contains(key))
        {
            Require(value is MapNode, path, Map);
            CheckAll(((MapNode)value).Select(entry => (entry.Key, entry.Value)), path);
        }
        else if (SchemaLists.Contains(key) || (key == "items" && value is ListNode))
        {
            Require(value is ListNode, path, Items);
            CheckAll(((ListNode)value).Select((item, at) => ($"{at}", item)), path);
        }
        else if (key == "not" || (key is "items" or "additionalProperties" or "additionalItems" && value is MapNode))
        {
            CheckSchema(value, path);
        }
        else if (key is "additionalProperties" or "additionalItems")
        {
            Require(value is BooleanNode, path, "an object or a boolean");
        }
        else if (key == "required" || (key == "type" && value is not StringNode))
        {
            CheckTexts(value, path);
        }
    }

    private static void CheckAll(IEnumerable<(string Name, Node Schema)> schemas, string path)
    {
        foreach (var (name, schema) in schemas)
        {
            CheckSchema(schema, $"{path}.{name}");
        }
    }

    private static void CheckTexts(Node value, string path)
    {
        if (value is NullNode)
        {
            return;
        }

        Require(value is ListNode, path, "an array of strings");
        foreach (var item in (ListNode)value)
        {
            Require(item is StringNode or NullNode, path, "an array of strings");
        }
    }

    private static string Describe(Node value) => value.Kind switch
    {
        NodeKind.List => "array",
        NodeKind.Number => "number",
        NodeKind.Boolean => "boolean",
        _ => "string",
    };

    private static bool Is(Node value, string type) => type switch
    {
        Text => value is StringNode,
        Flag => value is BooleanNode,
        Whole => value is NumberNode { IsInteger: true },
        Number => value is NumberNode,
        _ => value is ListNode,
    };

    private static void Require(bool condition, string path, string type)
    {
        if (!condition)
        {
            throw new KustomizeException($"json: cannot unmarshal: {path} must be {type}", field: path);
        }
    }

    private static FrozenDictionary<string, string> Table(params (string Type, string[] Fields)[] rows) =>
        rows.SelectMany(row => row.Fields.Select(field => KeyValuePair.Create(field, row.Type))).ToFrozenDictionary(StringComparer.Ordinal);
}
