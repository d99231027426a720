using Flux.Manifests.Nodes;

namespace Flux.KubeApi.OpenApi;

/// <summary>Makes OpenAPI v2 of v3 schemas. What v2 cannot say is left out, so that a v2 client never refuses what the server takes.</summary>
internal static class SwaggerSchemas
{
    private const string Prefix = "#/definitions/";
    private const string PreservesUnknown = "x-kubernetes-preserve-unknown-fields";

    public static MapNode Root(MapNode schema)
    {
        var converted = Convert(schema);
        if (schema.GetBoolean(PreservesUnknown) == true)
        {
            // Open objects are described by their kind alone.
            converted.Remove("properties");
            converted.Remove("required");
            converted.Remove(PreservesUnknown);
        }

        return converted;
    }

    private static MapNode Convert(MapNode schema)
    {
        var converted = new MapNode(schema.Count);
        var isNullable = schema.GetBoolean("nullable") == true;
        foreach (var (key, value) in schema)
        {
            Add(converted, key, value, isNullable);
        }

        if (schema.GetString("format") == "int-or-string")
        {
            converted.Set("type", "string");
        }

        return converted;
    }

    private static void Add(MapNode converted, string key, Node value, bool isNullable)
    {
        switch (key)
        {
            case "default" or "nullable" or "oneOf" or "anyOf" or "not" or "example":
                break;
            case "allOf":
                AddReference(converted, value);
                break;
            case "$ref":
                converted.Set(key, Reference(((StringNode)value).Value));
                break;
            case "type" or "items" or "properties" or "additionalProperties" when isNullable:
                break;
            case "properties":
                var properties = new MapNode();
                foreach (var (name, property) in (MapNode)value)
                {
                    properties.Set(name, Convert((MapNode)property));
                }

                converted.Set(key, properties);
                break;
            case "items" or "additionalProperties" when value is MapNode nested:
                converted.Set(key, Convert(nested));
                break;
            default:
                converted.Set(key, value);
                break;
        }
    }

    private static void AddReference(MapNode converted, Node parts)
    {
        if (parts is ListNode and [MapNode only] && only.GetString("$ref") is { } reference)
        {
            converted.Set("$ref", Reference(reference));
        }
    }

    public static string Reference(string reference) => reference.StartsWith(ComponentCollector.ReferencePrefix, StringComparison.Ordinal)
        ? Prefix + reference[ComponentCollector.ReferencePrefix.Length..]
        : reference;
}
