using Flux.Kustomize.Trees;

namespace Flux.Kustomize.Patches;

/// <summary>
/// Replaces, appends or removes the elements of a list that have given values in given fields. The empty key stands for the
/// element itself; a missing or empty value matches whatever the field holds. Nulls and empty maps are dropped on the way.
/// </summary>
internal readonly struct ElementSetter(IReadOnlyList<string> keys, IReadOnlyList<string> values)
{
    /// <param name="list">The list to change.</param>
    /// <param name="element">What takes the place of each match, or is appended when there is none; null to remove matches.</param>
    public void Set(TreeNode list, TreeNode? element)
    {
        TreeEdits.Expect(list, TreeKind.List);
        var kept = new List<TreeNode>(list.Items.Count + 1);
        var found = false;
        foreach (var item in list.Items)
        {
            if (item.IsNull || item.IsEmptyMap)
            {
                continue;
            }

            if (!item.IsMap && IsForMaps)
            {
                kept.Add(item);
            }
            else if (!Matches(item))
            {
                if (values.Count > 0)
                {
                    kept.Add(item);
                }
            }
            else
            {
                found = true;
                if (element is not null)
                {
                    kept.Add(element);
                }
            }
        }

        if (!found && element is { IsNull: false })
        {
            kept.Add(element);
        }

        list.Items.Clear();
        list.Items.AddRange(kept);
    }

    private bool IsForMaps => keys.Count > 0 && keys[0].Length > 0 && values.Count > 0 && values[0].Length > 0;

    private bool Matches(TreeNode item)
    {
        TreeNode? value = null;
        for (var i = 0; i < keys.Count; i++)
        {
            if (i < values.Count)
            {
                value = Match(item, keys[i], values[i]);
            }

            if (value is null)
            {
                return false;
            }
        }

        return true;
    }

    private static TreeNode? Match(TreeNode item, string key, string value)
    {
        if (key.Length == 0)
        {
            TreeEdits.Expect(item, TreeKind.Scalar);
            return string.Equals(item.Text, value, StringComparison.Ordinal) ? item : null;
        }

        TreeEdits.Expect(item, TreeKind.Map);
        var field = item.Get(key);
        return field is not null && (value.Length == 0 || string.Equals(field.Text, value, StringComparison.Ordinal)) ? field : null;
    }
}
