using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.KubeApi.OpenApi;

/// <summary>The operations of a kind, as far as clients read them: verbs, kinds, query parameters.</summary>
internal static class OpenApiPaths
{
    private static readonly string[] WriteParameters = ["dryRun", "fieldManager", "fieldValidation"];

    public static void Add(MapNode paths, ResourceDefinition definition, ServedVersion version)
    {
        var root = definition.Group.Length == 0 ? $"/api/{version.Name}" : $"/apis/{definition.Group}/{version.Name}";
        var scoped = definition.IsNamespaced ? $"{root}/namespaces/{{namespace}}/{definition.Plural}" : $"{root}/{definition.Plural}";
        var kind = definition.KindIn(version.Name);
        paths.Set(scoped, Operations(kind, definition, [("get", "list"), ("post", "create"), ("delete", "deletecollection")]));
        if (definition.Verbs.Contains("get"))
        {
            paths.Set(scoped + "/{name}", Operations(kind, definition, [("get", "get"), ("put", "update"), ("patch", "patch"), ("delete", "delete")]));
        }

        if (definition.IsNamespaced && definition.Verbs.Contains("list"))
        {
            paths.Set($"{root}/{definition.Plural}", Operations(kind, definition, [("get", "list")]));
        }

        foreach (var subresource in version.Subresources)
        {
            var verbs = subresource.Verbs.Select(verb => (Method(verb), verb)).ToArray();
            paths.Set($"{scoped}/{{name}}/{subresource.Name}", Operations(subresource.Kind, null, verbs));
        }
    }

    private static string Method(string verb) => verb switch
    {
        "create" => "post",
        "update" => "put",
        _ => verb,
    };

    private static MapNode Operations(GroupVersionKind kind, ResourceDefinition? definition, IReadOnlyList<(string Method, string Verb)> operations)
    {
        var path = new MapNode();
        foreach (var (method, verb) in operations)
        {
            if (definition is null || definition.Verbs.Contains(verb))
            {
                path.Set(method, Operation(kind, verb));
            }
        }

        return path;
    }

    private static MapNode Operation(GroupVersionKind kind, string verb)
    {
        var operation = new MapNode
        {
            { "x-kubernetes-action", verb switch { "create" => "post", "update" => "put", _ => verb } },
            {
                "x-kubernetes-group-version-kind", new MapNode
                {
                    { "group", kind.Group },
                    { "kind", kind.Kind },
                    { "version", kind.Version },
                }
            },
        };
        if (verb is "create" or "update" or "patch")
        {
            var names = verb == "patch" ? [.. WriteParameters, "force"] : WriteParameters;
            operation.Set("parameters", new ListNode(names.Select(Parameter)));
        }

        operation.Set("responses", new MapNode { { "200", new MapNode { { "description", "OK" } } } });
        return operation;
    }

    private static MapNode Parameter(string name) => new()
    {
        { "name", name },
        { "in", "query" },
        { "schema", new MapNode { { "type", name == "force" ? "boolean" : "string" }, { "uniqueItems", true } } },
    };
}
