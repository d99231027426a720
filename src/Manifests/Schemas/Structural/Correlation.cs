using System.Globalization;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.Schemas.Structural;

/// <summary>
/// A value of an updated object beside its old value: the same path, and in keyed lists the same keys. What did not change is
/// not held against a user, even when it is invalid (ratcheting). One per update; not for several threads.
/// </summary>
internal sealed class Correlation(Node value, Node oldValue, SchemaNode schema)
{
    private Dictionary<string, Correlation?>? _children;
    private Dictionary<string, Node>? _oldByKeys;
    private bool? _isUnchanged;

    public Node Value => value;

    public Node OldValue => oldValue;

    /// <summary>True when the value equals its old value, keyed lists compared item by item.</summary>
    public bool IsUnchanged => _isUnchanged ??= ComputeUnchanged();

    /// <summary>The value under a key that both maps have and the schema knows, or null.</summary>
    public Correlation? Key(string key)
    {
        if (value is not MapNode map || oldValue is not MapNode oldMap)
        {
            return null;
        }

        _children ??= new Dictionary<string, Correlation?>(StringComparer.Ordinal);
        if (!_children.TryGetValue(key, out var child))
        {
            child = map[key] is { } item && oldMap[key] is { } oldItem && schema.ForKey(key) is { } property
                ? new Correlation(item, oldItem, property)
                : null;
            _children.Add(key, child);
        }

        return child;
    }

    /// <summary>The item of a keyed list whose keys an old item has too, or null.</summary>
    public Correlation? Index(int index)
    {
        if (schema.ListType != "map" || schema.Items is null || value is not ListNode list || oldValue is not ListNode oldList || index >= list.Count)
        {
            return null;
        }

        _children ??= new Dictionary<string, Correlation?>(StringComparer.Ordinal);
        var name = index.ToString(CultureInfo.InvariantCulture);
        if (!_children.TryGetValue(name, out var child))
        {
            _oldByKeys ??= ByKeys(oldList);
            child = _oldByKeys.TryGetValue(KeysOf(list[index]), out var oldItem) ? new Correlation(list[index], oldItem, schema.Items) : null;
            _children.Add(name, child);
        }

        return child;
    }

    private bool ComputeUnchanged() => (value, oldValue) switch
    {
        (MapNode map, MapNode oldMap) => map.Count == oldMap.Count && map.Keys.All(key => Key(key)?.IsUnchanged == true),
        (ListNode list, ListNode oldList) => list.Count == oldList.Count && AreItemsUnchanged(list, oldList),
        _ => value.Equals(oldValue),
    };

    private bool AreItemsUnchanged(ListNode list, ListNode oldList)
    {
        if (schema.ListType != "map")
        {
            return list.Equals(oldList);
        }

        for (var i = 0; i < list.Count; i++)
        {
            if (Index(i)?.IsUnchanged != true)
            {
                return false;
            }
        }

        return true;
    }

    private Dictionary<string, Node> ByKeys(ListNode list)
    {
        var result = new Dictionary<string, Node>(list.Count, StringComparer.Ordinal);
        foreach (var item in list)
        {
            result.TryAdd(KeysOf(item), item);
        }

        return result;
    }

    private string KeysOf(Node item) => string.Join('\u0001', schema.ListMapKeys.Select(key => item.Get(key)?.ToString() ?? ""));
}
