using System.Globalization;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.Schemas.Structural;

/// <summary>Drops what a schema does not specify.</summary>
internal sealed class Pruning
{
    private readonly List<string> _dropped = [];
    private readonly List<string> _path = [];

    /// <summary>Prunes a whole resource, whose <c>apiVersion</c>, <c>kind</c> and <c>metadata</c> always stay.</summary>
    /// <returns>The paths of what was dropped, sorted.</returns>
    public static IReadOnlyList<string> PruneResource(MapNode resource, SchemaNode schema)
    {
        var pruning = new Pruning();
        if (schema.PreserveUnknownFields == true)
        {
            pruning.Skip(resource, schema, isResource: true);
        }
        else
        {
            pruning.PruneMap(resource, schema, isResource: true);
        }

        return pruning.Sorted();
    }

    /// <summary>Prunes a value of a field, such as a default.</summary>
    public static IReadOnlyList<string> PruneValue(Node value, SchemaNode schema)
    {
        var pruning = new Pruning();
        pruning.Prune(value, schema);
        return pruning.Sorted();
    }

    private List<string> Sorted()
    {
        _dropped.Sort(StringComparer.Ordinal);
        return _dropped;
    }

    private static bool IsMeta(string key) => key is "apiVersion" or "kind" or "metadata";

    private void Prune(Node value, SchemaNode? schema)
    {
        if (schema?.PreserveUnknownFields == true)
        {
            Skip(value, schema, schema.IsEmbeddedResource);
            return;
        }

        switch (value)
        {
            case MapNode map:
                PruneMap(map, schema, schema?.IsEmbeddedResource == true);
                break;
            case ListNode list:
                ForItems(list, item => Prune(item, schema?.Items));
                break;
        }
    }

    private void PruneMap(MapNode map, SchemaNode? schema, bool isResource)
    {
        List<string>? unknown = null;
        foreach (var (key, item) in map)
        {
            if (isResource && IsMeta(key))
            {
                PruneMetadata(key, item);
                continue;
            }

            if (schema is not null && (schema.PropertyMap.ContainsKey(key) || schema.AllowsAdditional is not null))
            {
                ForKey(key, () => Prune(item, schema.ForKey(key)));
            }
            else
            {
                (unknown ??= []).Add(key);
            }
        }

        foreach (var key in unknown ?? [])
        {
            map.Remove(key);
            if (schema is null || !IsMeta(key) || _path.Count > 0)
            {
                ForKey(key, () => _dropped.Add(string.Concat(_path)));
            }
        }
    }

    /// <summary>Keeps unknown fields here, but still prunes below the known ones.</summary>
    private void Skip(Node value, SchemaNode? schema, bool isResource)
    {
        switch (value)
        {
            case MapNode map when schema is not null:
                foreach (var (key, item) in map)
                {
                    var isKnown = schema.PropertyMap.ContainsKey(key) || schema.AllowsAdditional is not null;
                    if (isResource && IsMeta(key))
                    {
                        PruneMetadata(key, item);
                    }
                    else if (isKnown)
                    {
                        ForKey(key, () => Prune(item, schema.ForKey(key)));
                    }
                }

                break;
            case ListNode list when schema is not null:
                ForItems(list, item => Skip(item, schema.Items, schema.Items?.IsEmbeddedResource == true));
                break;
        }
    }

    private void PruneMetadata(string key, Node value)
    {
        if (key == "metadata" && value is MapNode)
        {
            ForKey(key, () => Prune(value, ObjectMetaSchema.Node));
        }
    }

    private void ForKey(string key, Action action)
    {
        _path.Add(_path.Count == 0 ? key : "." + key);
        action();
        _path.RemoveAt(_path.Count - 1);
    }

    private void ForItems(ListNode list, Action<Node> action)
    {
        for (var i = 0; i < list.Count; i++)
        {
            _path.Add(string.Create(CultureInfo.InvariantCulture, $"[{i}]"));
            action(list[i]);
            _path.RemoveAt(_path.Count - 1);
        }
    }
}
