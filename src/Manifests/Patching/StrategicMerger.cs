using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.Manifests.Patching;

/// <summary>Merges objects. Both arguments are consumed: they belong to the caller's call alone.</summary>
internal sealed class StrategicMerger(MergeMode mode)
{
    private readonly StrategicListMerger _lists = new(mode);

    public MapNode Merge(MapNode original, MapNode patch, IPatchSchema schema)
    {
        if (patch[Directives.Marker] is { } directive)
        {
            return Replace(patch, directive);
        }

        ApplyRetainKeys(original, patch);
        foreach (var key in patch.Keys.Where(key => key.StartsWith(Directives.ElementOrderPrefix, StringComparison.Ordinal)).ToList())
        {
            var order = patch[key]!;
            patch.Remove(key);
            ApplyElementOrder(original, patch, key, order, schema);
        }

        foreach (var (key, value) in patch.ToList())
        {
            MergeField(original, key, value, schema);
        }

        return original;
    }

    private static MapNode Replace(MapNode patch, Node directive)
    {
        switch ((directive as StringNode)?.Value)
        {
            case Directives.Replace:
                patch.Remove(Directives.Marker);
                return patch;
            case Directives.Delete:
                return new MapNode();
            default:
                throw PatchException.Malformed($"unknown patch type: {GoPrint.Value(directive)} in map: {GoPrint.Value(patch)}");
        }
    }

    private void ApplyRetainKeys(MapNode original, MapNode patch)
    {
        if (patch[Directives.RetainKeys] is not { } retained)
        {
            return;
        }

        patch.Remove(Directives.RetainKeys);
        if (mode == MergeMode.Combine)
        {
            if (!original.TryAdd(Directives.RetainKeys, retained) && !original[Directives.RetainKeys]!.Equals(retained))
            {
                throw PatchException.Inapplicable(
                    $"{GoPrint.Value(original[Directives.RetainKeys]!)} and {GoPrint.Value(retained)} are not deep equal: this may happen when calculating the 3-way diff patch");
            }

            return;
        }

        var keys = (retained as ListNode)?.OfType<StringNode>().Select(item => item.Value).ToHashSet(StringComparer.Ordinal)
            ?? throw PatchException.Malformed(Directives.BadRetainKeys);
        if (patch.Any(entry => entry.Value is not NullNode && !Directives.IsParallelList(entry.Key) && !keys.Contains(entry.Key)))
        {
            throw PatchException.Malformed(Directives.BadRetainKeys);
        }

        foreach (var key in original.Keys.Where(key => !keys.Contains(key)).ToList())
        {
            original.Remove(key);
        }
    }

    private void ApplyElementOrder(MapNode original, MapNode patch, string key, Node order, IPatchSchema schema)
    {
        if (mode == MergeMode.Combine && !original.TryAdd(key, order) && !original[key]!.Equals(order))
        {
            throw PatchException.Malformed(Directives.BadElementOrder);
        }

        var orderList = PatchList.RequireList(order);
        var name = Directives.FieldOf(key, Directives.ElementOrderPrefix);
        var originalList = original[name] is { } value ? PatchList.RequireList(value) : null;
        var patchList = patch[name] is { } patchValue ? PatchList.RequireList(patchValue) : null;
        var field = schema.FieldHoldingList(name);
        StrategicListMerger.CheckOrder(patchList ?? [], orderList, field.MergeKey);
        if (originalList is null && patchList is null)
        {
            return;
        }

        var before = originalList is null ? new ListNode() : new ListNode(originalList);
        var both = new ListNode((originalList ?? []).Concat(patchList ?? []));
        var merged = originalList is null ? (ListNode)PatchCleaning.WithoutDirectives(patchList!)!
            : patchList is null ? originalList
            : _lists.MergeField(originalList, patchList, field, isDeletion: false, this);
        var (named, others) = StrategicListMerger.Partition(merged, orderList, field.MergeKey);
        var ordering = new ElementOrder(field.MergeKey, PatchList.HoldsObjects(both));
        original.Set(name, ordering.Interleave(named, others, orderList, before));
        patch.Remove(name);
    }

    private void MergeField(MapNode original, string key, Node value, IPatchSchema schema)
    {
        var isDeletion = key.StartsWith(Directives.DeleteFromListPrefix, StringComparison.Ordinal);
        if (isDeletion && mode == MergeMode.Combine)
        {
            original.Set(key, value);
            return;
        }

        key = isDeletion ? Directives.FieldOf(key, Directives.DeleteFromListPrefix) : key;
        if (value is NullNode)
        {
            original.Remove(key);
            if (mode == MergeMode.Apply)
            {
                return;
            }
        }

        var current = original[key];
        if (current is null || GoPrint.TypeOf(current) != GoPrint.TypeOf(value))
        {
            if (!isDeletion)
            {
                SetWithoutDirectives(original, key, value);
            }

            return;
        }

        switch (current, value)
        {
            case (MapNode map, MapNode patch):
                var field = schema.FieldHoldingObject(key);
                original.Set(key, field.Strategy == Directives.Replace ? patch : Merge(map, patch, field.Schema));
                break;
            case (ListNode list, ListNode patch):
                original.Set(key, _lists.MergeField(list, patch, schema.FieldHoldingList(key), isDeletion, this));
                break;
            default:
                original.Set(key, value);
                break;
        }
    }

    private void SetWithoutDirectives(MapNode original, string key, Node value)
    {
        if (mode == MergeMode.Apply)
        {
            PatchCleaning.DropNulls(value);
        }

        if (PatchCleaning.WithoutDirectives(value) is { } clean)
        {
            original.Set(key, clean);
        }
        else
        {
            original.Remove(key);
        }
    }
}
