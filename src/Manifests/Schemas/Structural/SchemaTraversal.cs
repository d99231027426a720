namespace Flux.Manifests.Schemas.Structural;

/// <summary>Walks of a schema.</summary>
internal static class SchemaTraversal
{
    /// <summary>Every level that values can reach by structure: properties, items and additional properties, not alternatives.</summary>
    public static IEnumerable<SchemaNode> Levels(SchemaNode root)
    {
        var pending = new Stack<SchemaNode>([root]);
        while (pending.TryPop(out var level))
        {
            yield return level;
            foreach (var (_, property) in level.Properties)
            {
                pending.Push(property);
            }

            if (level.Items is not null)
            {
                pending.Push(level.Items);
            }

            if (level.AdditionalProperties is not null)
            {
                pending.Push(level.AdditionalProperties);
            }
        }
    }

    /// <summary>Every level, alternatives included.</summary>
    public static IEnumerable<SchemaNode> All(SchemaNode root)
    {
        var pending = new Stack<SchemaNode>([root]);
        while (pending.TryPop(out var level))
        {
            yield return level;
            IEnumerable<SchemaNode?> below =
            [
                .. level.Properties.Select(property => property.Value), level.Items, level.AdditionalProperties, level.Not,
                .. level.AllOf, .. level.AnyOf, .. level.OneOf,
            ];
            foreach (var child in below)
            {
                if (child is not null)
                {
                    pending.Push(child);
                }
            }
        }
    }
}
