using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.OpenApi;

/// <summary>The schemas of lists of custom objects, which their definitions do not have.</summary>
internal static class OpenApiLists
{
    public static MapNode Of(OpenApiComponent item, ResourceDefinition definition, ServedVersion version)
    {
        var properties = new MapNode
        {
            { "apiVersion", OpenApiTexts.ApiVersion() },
            {
                "items",
                new MapNode
                {
                    { "description", $"The objects of the list. Each is a {definition.Kind} of the group {definition.Group}; see there for its fields." },
                    { "type", "array" },
                    { "items", new MapNode { { "$ref", ComponentCollector.ReferencePrefix + item.Name } } },
                }
            },
            { "kind", OpenApiTexts.Kind() },
            { "metadata", OpenApiTexts.Reference("ListMeta", "What is said of the list as a whole, such as the version at which it was read.") },
        };
        var schema = new MapNode
        {
            { "description", $"{definition.ListKind} is a list of {definition.Kind}" },
            { "type", "object" },
            { "required", new ListNode { "items" } },
            { "properties", properties },
            {
                "x-kubernetes-group-version-kind",
                new ListNode { new MapNode { { "group", definition.Group }, { "kind", definition.ListKind }, { "version", version.Name } } }
            },
        };
        if (OpenApiTexts.SelectableFields(version) is { } fields)
        {
            schema.Set("x-kubernetes-selectable-fields", fields);
        }

        return schema;
    }
}
