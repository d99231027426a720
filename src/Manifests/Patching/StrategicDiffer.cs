using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.Manifests.Patching;

/// <summary>
/// Computes the patch between two objects. Lists of scalars in the original come out sorted, which later steps of a
/// three-way merge see, as they do in Kubernetes.
/// </summary>
internal sealed class StrategicDiffer(DiffParts parts)
{
    private readonly StrategicListDiffer _lists = new(parts);

    private bool TakesChanges => parts.HasFlag(DiffParts.ChangesAndAdditions);

    public MapNode Diff(MapNode original, MapNode modified, IPatchSchema schema, bool retainsKeys)
    {
        var patch = new MapNode();
        foreach (var (key, value) in modified)
        {
            if (original[key] is { } before)
            {
                DiffField(key, before, value, patch, schema);
            }
            else if (TakesChanges)
            {
                patch.Set(key, value.DeepClone());
            }
        }

        if (parts.HasFlag(DiffParts.Deletions))
        {
            foreach (var key in original.Keys.Where(key => !modified.ContainsKey(key)))
            {
                patch.Set(key, NullNode.Instance);
            }
        }

        if (retainsKeys)
        {
            AddRetainKeys(original, modified, patch);
        }

        return patch;
    }

    private static void AddRetainKeys(MapNode original, MapNode modified, MapNode patch)
    {
        var retained = new ListNode(modified.Where(entry => entry.Value is not NullNode).Select(entry => (Node)entry.Key));
        var loses = original.Any(entry => entry.Value is not NullNode && !modified.ContainsKey(entry.Key));
        if (retained.Count > 0 && (patch.Count > 0 || loses))
        {
            PatchList.SortByText(retained);
            patch.Set(Directives.RetainKeys, retained);
        }
    }

    private void DiffField(string key, Node before, Node after, MapNode patch, IPatchSchema schema)
    {
        if (key == Directives.Marker)
        {
            DiffDirective(before, after, patch);
            return;
        }

        switch (before, after)
        {
            case (MapNode beforeMap, MapNode afterMap):
                DiffMap(key, beforeMap, afterMap, patch, schema);
                break;
            case (ListNode beforeList, ListNode afterList):
                DiffList(key, beforeList, afterList, patch, schema);
                break;
            default:
                SetIfChanged(key, before, after, patch);
                break;
        }
    }

    private static void DiffDirective(Node before, Node after, MapNode patch)
    {
        if (before is not StringNode || after is not StringNode)
        {
            throw PatchException.Malformed($"invalid value for special key: {Directives.Marker}");
        }

        if (!before.Equals(after))
        {
            patch.Set(Directives.Marker, after);
        }
    }

    private void DiffMap(string key, MapNode before, MapNode after, MapNode patch, IPatchSchema schema)
    {
        PatchField field;
        try
        {
            field = schema.FieldHoldingObject(key);
        }
        catch (PatchException) when (before.Equals(after))
        {
            // An unknown field is an error only if it would have to be patched.
            return;
        }

        if (field.Strategy == Directives.Replace)
        {
            if (TakesChanges)
            {
                patch.Set(key, after.DeepClone());
            }

            return;
        }

        var nested = Diff(before, after, field.Schema, field.RetainKeys);
        if (nested.Count > 0)
        {
            patch.Set(key, nested);
        }
    }

    private void DiffList(string key, ListNode before, ListNode after, MapNode patch, IPatchSchema schema)
    {
        PatchField field;
        try
        {
            field = schema.FieldHoldingList(key);
        }
        catch (PatchException) when (before.Equals(after))
        {
            return;
        }

        if (field.Strategy != Directives.Merge)
        {
            SetIfChanged(key, before, after, patch);
            return;
        }

        var difference = _lists.Diff(before, after, field, this);
        SetUnlessEmpty(patch, key, difference.Changes);
        SetUnlessEmpty(patch, $"{Directives.DeleteFromListPrefix}/{key}", difference.Deletions);
        SetUnlessEmpty(patch, $"{Directives.ElementOrderPrefix}/{key}", difference.Order);
    }

    private void SetIfChanged(string key, Node before, Node after, MapNode patch)
    {
        var isSame = GoPrint.TypeOf(before) == GoPrint.TypeOf(after) && before.Equals(after);
        if (TakesChanges && !isSame)
        {
            patch.Set(key, after.DeepClone());
        }
    }

    private static void SetUnlessEmpty(MapNode patch, string key, ListNode list)
    {
        if (list.Count > 0)
        {
            patch.Set(key, list);
        }
    }
}
