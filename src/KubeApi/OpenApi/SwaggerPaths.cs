using Flux.Manifests.Nodes;

namespace Flux.KubeApi.OpenApi;

/// <summary>Makes OpenAPI v2 of v3 paths.</summary>
internal static class SwaggerPaths
{
    public static MapNode Convert(MapNode path)
    {
        var converted = new MapNode(path.Count);
        foreach (var (key, value) in path)
        {
            converted.Set(key, key == "parameters" ? Parameters((ListNode)value) : Operation((MapNode)value));
        }

        return converted;
    }

    private static MapNode Operation(MapNode operation)
    {
        var converted = new MapNode(operation.Count + 2);
        foreach (var (key, value) in operation)
        {
            switch (key)
            {
                case "parameters" or "requestBody":
                    break;
                case "responses":
                    converted.Set("schemes", new ListNode { "https" });
                    converted.Set("consumes", Types(operation.GetMap("requestBody", "content")));
                    converted.Set("produces", Types(operation.GetMap("responses", "200", "content")));
                    converted.Set(key, Responses((MapNode)value));
                    break;
                default:
                    converted.Set(key, value);
                    break;
            }
        }

        var parameters = Parameters(operation.GetList("parameters") ?? []);
        if (operation.GetMap("requestBody") is { } body)
        {
            parameters.Insert(0, Body(body));
        }

        if (parameters.Count > 0)
        {
            converted.Set("parameters", parameters);
        }

        return converted;
    }

    private static ListNode Types(MapNode? content) => content is null ? ["*/*"] : new ListNode(content.Keys.Select(type => (Node)type));

    private static MapNode Body(MapNode body)
    {
        var parameter = new MapNode { { "name", "body" }, { "in", "body" } };
        if (body.GetBoolean("required") == true)
        {
            parameter.Set("required", true);
        }

        parameter.Set("schema", SchemaOf(body.GetMap("content")) ?? new MapNode());
        return parameter;
    }

    private static MapNode Responses(MapNode responses)
    {
        var converted = new MapNode(responses.Count);
        foreach (var (code, response) in responses)
        {
            var item = new MapNode { { "description", response.GetString("description") ?? "" } };
            if (SchemaOf(response.GetMap("content")) is { } schema)
            {
                item.Set("schema", schema);
            }

            converted.Set(code, item);
        }

        return converted;
    }

    private static MapNode? SchemaOf(MapNode? content) =>
        content?.Select(entry => entry.Value.GetString("schema", "$ref")).FirstOrDefault() is { } reference ? new MapNode { { "$ref", SwaggerSchemas.Reference(reference) } } : null;

    private static ListNode Parameters(ListNode parameters) => new(parameters.OfType<MapNode>().Select(parameter =>
    {
        var converted = new MapNode();
        foreach (var (key, value) in parameter)
        {
            if (key != "schema")
            {
                converted.Set(key, value);
                continue;
            }

            foreach (var (name, part) in (MapNode)value)
            {
                converted.Set(name, part);
            }
        }

        return (Node)converted;
    }));
}
