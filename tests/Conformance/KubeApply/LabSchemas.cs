using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeApply;

/// <summary>The schemas of the kinds the corpus was recorded with: one field of the spec for every case.</summary>
internal static class LabSchemas
{
    /// <param name="items">Each a field of the spec and its schema.</param>
    /// <param name="rootRules">Rules of the spec and of the whole.</param>
    public static MapNode Create(IEnumerable<MapNode> items, Node? rootRules)
    {
        // The rules of the root name these two, whether or not a case is about them.
        var fields = new MapNode { { "int", new MapNode { { "type", "integer" } } }, { "scalar", new MapNode { { "type", "string" } } } };
        foreach (var item in items)
        {
            fields.Set(item.GetString("field")!, item["schema"]!.DeepClone());
        }

        var spec = new MapNode { { "type", "object" }, { "properties", fields } };
        var root = new MapNode { { "type", "object" }, { "properties", new MapNode { { "spec", spec } } } };
        if (rootRules is not null)
        {
            AddRules(spec, rootRules.Get("spec"));
            AddRules(root, rootRules.Get("root"));
        }

        return root;
    }

    private static void AddRules(MapNode schema, Node? rules)
    {
        if (rules is not null)
        {
            schema.Add("x-kubernetes-validations", rules.DeepClone());
        }
    }
}
