using Flux.KubeApi.OpenApi;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Schemas;

namespace Flux.KubeApi.CustomResources;

/// <summary>The published schema of a custom kind: its own, with the fields that every object has.</summary>
internal static class CustomOpenApi
{
    public static OpenApiComponent Of(GroupVersionKind kind, MapNode openApi, IReadOnlyList<string> selectableFields)
    {
        var schema = openApi.Copy();
        AllowIntegersAndStrings(schema);
        var properties = schema.GetOrAddMap("properties");
        properties.Set("apiVersion", OpenApiTexts.ApiVersion());
        properties.Set("kind", OpenApiTexts.Kind());
        properties.Set("metadata", OpenApiTexts.Reference("ObjectMeta", "What every object carries, such as its name, its labels and who owns its fields."));
        schema.Set("x-kubernetes-group-version-kind", new ListNode
        {
            new MapNode { { "group", kind.Group }, { "kind", kind.Kind }, { "version", kind.Version } },
        });
        if (selectableFields.Count > 0)
        {
            schema.Set("x-kubernetes-selectable-fields", new ListNode(selectableFields.Select(field => (Node)new MapNode { { "fieldPath", field } })));
        }

        schema.Freeze();
        return new OpenApiComponent(Name(kind), schema, name => OpenApiReferences.Find(BuiltinSchemas.Kubernetes, name));
    }

    private static void AllowIntegersAndStrings(Node node)
    {
        if (node is MapNode map)
        {
            if (map.GetBoolean("x-kubernetes-int-or-string") == true)
            {
                map.TryAdd("anyOf", new ListNode { new MapNode { { "type", "integer" } }, new MapNode { { "type", "string" } } });
            }

            foreach (var (_, value) in map)
            {
                AllowIntegersAndStrings(value);
            }
        }
        else if (node is ListNode list)
        {
            foreach (var item in list)
            {
                AllowIntegersAndStrings(item);
            }
        }
    }

    /// <summary><c>io.fluxcd.toolkit.source.v1.GitRepository</c>: the group reversed, then version and kind.</summary>
    private static string Name(GroupVersionKind kind) => $"{string.Join('.', kind.Group.Split('.').Reverse())}.{kind.Version}.{kind.Kind}";
}
