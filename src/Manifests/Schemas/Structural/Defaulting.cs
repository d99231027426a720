using Flux.Manifests.Nodes;

namespace Flux.Manifests.Schemas.Structural;

/// <summary>Fills in defaults, as the API server does when it reads a request or an object from storage.</summary>
internal static class Defaulting
{
    /// <summary>Drops nulls that are not allowed and have no default; a null with a default counts as absent for <see cref="Default"/>.</summary>
    public static void PruneNulls(Node value, SchemaNode? schema)
    {
        switch (value)
        {
            case MapNode map:
                PruneNullEntries(map, schema);
                break;
            case ListNode list:
                foreach (var item in list)
                {
                    PruneNulls(item, schema?.Items);
                }

                break;
        }
    }

    public static void Default(Node value, SchemaNode? schema)
    {
        switch (value)
        {
            case MapNode map when schema is not null:
                DefaultEntries(map, schema);
                break;
            case ListNode list when schema?.Items is { } items:
                for (var i = 0; i < list.Count; i++)
                {
                    if (IsForbiddenNull(list[i], items) && items.Default is not null)
                    {
                        list[i] = items.Default.DeepClone();
                    }

                    Default(list[i], items);
                }

                break;
        }
    }

    private static void PruneNullEntries(MapNode map, SchemaNode? schema)
    {
        List<string>? dropped = null;
        foreach (var (key, item) in map)
        {
            var property = schema?.ForKey(key);
            if (IsForbiddenNull(item, property) && property!.Default is null)
            {
                (dropped ??= []).Add(key);
            }
            else
            {
                PruneNulls(item, property);
            }
        }

        foreach (var key in dropped ?? [])
        {
            map.Remove(key);
        }
    }

    private static void DefaultEntries(MapNode map, SchemaNode schema)
    {
        foreach (var (key, property) in schema.Properties)
        {
            if (property.Default is not null && (!map.TryGetValue(key, out var present) || IsForbiddenNull(present, property)))
            {
                map.Set(key, property.Default.DeepClone());
            }
        }

        for (var i = 0; i < map.Count; i++)
        {
            var (key, item) = map.EntryAt(i);
            var property = schema.ForKey(key);
            if (property?.Default is not null && IsForbiddenNull(item, property))
            {
                item = property.Default.DeepClone();
                map.Set(key, item);
            }

            Default(item, property);
        }
    }

    private static bool IsForbiddenNull(Node value, SchemaNode? schema) => value is NullNode && schema is { Nullable: false };
}
