using Flux.Kustomize.Building;
using Flux.Kustomize.Schemas;
using Flux.Kustomize.Trees;

namespace Flux.Kustomize.Patches;

/// <summary>Merges a list by its merge keys: elements of the patch come first, then those only the target has.</summary>
internal readonly struct ListMerge(StrategicMerge merge, BuildBudget budget, MergeField field)
{
    private static readonly string[] Itself = [""];

    public TreeNode? Walk(TreeNode? dest, TreeNode? patch)
    {
        var result = VisitList(dest, patch);
        if (result is null || result.IsNull)
        {
            return result;
        }

        return field.Keys.Count > 0
            ? MergeElements(ElementKeys.Of(field.Keys, patch, result), field.Keys, result, patch)
            : MergeElements(ElementKeys.OfScalars(patch, result), Itself, result, patch);
    }

    private static TreeNode? VisitList(TreeNode? dest, TreeNode? patch)
    {
        if (dest is null || dest.IsNull)
        {
            return patch;
        }

        if (patch is { IsNull: true })
        {
            return null;
        }

        dest.IsFlow = dest.Count == 0 && patch is not null ? patch.IsFlow : dest.IsFlow;

        return PatchDirectives.Take(patch) switch
        {
            PatchDirective.Delete => null,
            PatchDirective.Replace => patch,
            _ => dest,
        };
    }

    private TreeNode MergeElements(List<string[]> elements, IReadOnlyList<string> keys, TreeNode dest, TreeNode? patch)
    {
        if (elements.Count == 0)
        {
            return dest;
        }

        if (keys.Count > 1)
        {
            ElementKeys.Complete(elements, budget);
        }

        var added = TreeNode.List();
        IReadOnlyList<string> validKeys = keys;
        foreach (var values in elements)
        {
            (validKeys, var validValues) = ElementKeys.Valid(elements, values, keys);
            MergeElement(validKeys, validValues, dest, patch, added);
        }

        Append(added, dest, validKeys);
        return added;
    }

    private void MergeElement(IReadOnlyList<string> keys, IReadOnlyList<string> values, TreeNode dest, TreeNode? patch, TreeNode added)
    {
        budget.Step(dest.Items.Count);
        var (matchKeys, matchValues) = ElementKeys.Valid([[.. values]], values, keys);
        var merged = merge.Walk(
            Find(dest, matchKeys, matchValues), Find(patch, matchKeys, matchValues), field.Type, null);
        if (merged is null || merged.IsNull || merged.IsEmptyMap)
        {
            for (var i = 0; i < keys.Count; i++)
            {
                new ElementSetter(keys, values).Set(dest, null);
            }

            return;
        }

        for (var i = 0; i < keys.Count; i++)
        {
            if (keys[i].Length > 0 && i < values.Count && values[i].Length > 0 && merged.Get(keys[i]) is null)
            {
                TreeEdits.SetText(merged, keys[i], values[i]);
            }
        }

        new ElementSetter(keys, values).Set(added, merged);
    }

    private static TreeNode? Find(TreeNode? list, IReadOnlyList<string> keys, IReadOnlyList<string> values)
    {
        if (list is not { IsList: true } || keys.Count != values.Count)
        {
            return null;
        }

        foreach (var item in list.Items)
        {
            if (keys[0].Length == 0 ? string.Equals(item.Text, values[0], StringComparison.Ordinal) : HasAll(item, keys, values))
            {
                return item;
            }
        }

        return null;
    }

    private static bool HasAll(TreeNode item, IReadOnlyList<string> keys, IReadOnlyList<string> values)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            if (item.Get(keys[i]) is not { } value || !string.Equals(value.Text, values[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private void Append(TreeNode added, TreeNode dest, IReadOnlyList<string> keys)
    {
        foreach (var element in dest.Items.ToArray())
        {
            budget.Step(added.Items.Count);
            if (keys[0].Length == 0)
            {
                new ElementSetter(keys, [element.Text]).Set(added, element);
                continue;
            }

            AppendKeyed(added, element, keys);
        }
    }

    private static void AppendKeyed(TreeNode added, TreeNode element, IReadOnlyList<string> keys)
    {
        var values = new List<string>(keys.Count);
        foreach (var key in keys)
        {
            TreeEdits.Expect(element, TreeKind.Map);
            if (element.Get(key) is { } value)
            {
                values.Add(value.Text);
            }
            else
            {
                added.Items.Add(element);
            }
        }

        if (keys.Count > 1)
        {
            new ElementSetter(keys, values).Set(added, null);
        }

        new ElementSetter(keys, values).Set(added, element);
    }
}
