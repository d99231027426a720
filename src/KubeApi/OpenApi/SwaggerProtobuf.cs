using Flux.KubeApi.Negotiation;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.OpenApi;

/// <summary>
/// The protobuf form of OpenAPI v2 (<c>openapi.v2.Document</c>), as far as clients of Kubernetes read it: the definitions, and of the
/// paths which kinds can be patched with which parameters.
/// </summary>
internal static class SwaggerProtobuf
{
    public static byte[] Encode(MapNode document)
    {
        var output = new ProtobufWriter();
        output.WriteText(1, document.GetString("swagger") ?? "");
        Nested(output, 2, info =>
        {
            info.WriteText(1, document.GetString("info", "title") ?? "");
            info.WriteText(2, document.GetString("info", "version") ?? "");
        });
        Nested(output, 8, paths => WritePaths(paths, document.GetMap("paths") ?? new MapNode()));
        Nested(output, 9, definitions => WriteNamed(definitions, document.GetMap("definitions") ?? new MapNode()));
        return output.Written.ToArray();
    }

    private static void Nested(ProtobufWriter output, int field, Action<ProtobufWriter> write)
    {
        var inner = new ProtobufWriter();
        write(inner);
        output.WriteBytes(field, inner.Written);
    }

    private static void WritePaths(ProtobufWriter output, MapNode paths)
    {
        foreach (var (path, item) in paths)
        {
            if (item.GetMap("patch") is not { } patch)
            {
                continue;
            }

            Nested(output, 2, named =>
            {
                named.WriteText(1, path);
                Nested(named, 2, value => Nested(value, 8, operation => WriteOperation(operation, patch)));
            });
        }
    }

    private static void WriteOperation(ProtobufWriter output, MapNode operation)
    {
        output.WriteText(5, operation.GetString("operationId") ?? "");
        foreach (var parameter in (operation.GetList("parameters") ?? []).OfType<MapNode>().Where(parameter => parameter.GetString("in") == "query"))
        {
            Nested(output, 8, item => Nested(item, 1, one => Nested(one, 2, plain => Nested(plain, 3, query =>
            {
                query.WriteText(2, "query");
                query.WriteText(4, parameter.GetString("name") ?? "");
            }))));
        }

        WriteExtensions(output, operation, 13);
    }

    /// <summary>Schemas by name: definitions, and the properties of one.</summary>
    private static void WriteNamed(ProtobufWriter output, MapNode schemas)
    {
        foreach (var (name, schema) in schemas)
        {
            Nested(output, 1, named =>
            {
                named.WriteText(1, name);
                Nested(named, 2, value => WriteSchema(value, (MapNode)schema));
            });
        }
    }

    private static void WriteSchema(ProtobufWriter output, MapNode schema)
    {
        WriteText(output, 1, schema.GetString("$ref"));
        WriteText(output, 2, schema.GetString("format"));
        WriteText(output, 4, schema.GetString("description"));
        WriteText(output, 13, schema.GetString("pattern"));
        foreach (var name in (schema.GetList("required") ?? []).OfType<StringNode>())
        {
            output.WriteText(19, name.Value);
        }

        foreach (var value in schema.GetList("enum") ?? [])
        {
            Nested(output, 20, any => any.WriteText(2, value.ToString()));
        }

        WriteAdditional(output, schema["additionalProperties"]);
        if (schema.GetString("type") is { } type)
        {
            Nested(output, 22, item => item.WriteText(1, type));
        }

        if (schema.GetMap("items") is { } items)
        {
            Nested(output, 23, item => Nested(item, 1, nested => WriteSchema(nested, items)));
        }

        if (schema.GetMap("properties") is { } properties)
        {
            Nested(output, 25, item => WriteNamed(item, properties));
        }

        WriteExtensions(output, schema, 31);
    }

    private static void WriteText(ProtobufWriter output, int field, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            output.WriteText(field, text);
        }
    }

    private static void WriteAdditional(ProtobufWriter output, Node? additional)
    {
        if (additional is MapNode schema)
        {
            Nested(output, 21, item => Nested(item, 1, nested => WriteSchema(nested, schema)));
        }
        else if (additional is BooleanNode allowed)
        {
            Nested(output, 21, item => item.WriteVarint(2, allowed.Value ? 1UL : 0UL));
        }
    }

    /// <summary>Extensions are carried as YAML; JSON is YAML, too.</summary>
    private static void WriteExtensions(ProtobufWriter output, MapNode node, int field)
    {
        foreach (var (key, value) in node.Where(entry => entry.Key.StartsWith("x-", StringComparison.Ordinal)))
        {
            Nested(output, field, named =>
            {
                named.WriteText(1, key);
                Nested(named, 2, any => any.WriteText(2, value.ToString()));
            });
        }
    }
}
