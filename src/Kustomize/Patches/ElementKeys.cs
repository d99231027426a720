using Flux.Kustomize.Building;
using Flux.Kustomize.Trees;

namespace Flux.Kustomize.Patches;

/// <summary>The values of the merge keys that occur in a list and its patch.</summary>
internal static class ElementKeys
{
    /// <summary>The distinct key values, the patch's first.</summary>
    public static List<string[]> Of(IReadOnlyList<string> keys, TreeNode? patch, TreeNode dest)
    {
        var result = new List<string[]>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var list in Lists(patch, dest))
        {
            foreach (var item in list.Items)
            {
                var values = new string[keys.Count];
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = item.Get(keys[i]) is { IsNullOrEmpty: false } value ? value.Text : "";
                }

                if (seen.Add(string.Join('\0', values)))
                {
                    result.Add(values);
                }
            }
        }

        return result;
    }

    public static List<string[]> OfScalars(TreeNode? patch, TreeNode dest)
    {
        var result = new List<string[]>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var list in Lists(patch, dest))
        {
            foreach (var item in list.Items)
            {
                if (seen.Add(item.Text))
                {
                    result.Add([item.Text]);
                }
            }
        }

        return result;
    }

    /// <summary>
    /// Lets elements that agree where both have a value share their values: a port without a protocol is the one with TCP.
    /// </summary>
    public static void Complete(List<string[]> elements, BuildBudget budget)
    {
        for (var i = 0; i < elements.Count; i++)
        {
            budget.Step(elements.Count);
            for (var j = 0; j < elements.Count; j++)
            {
                if (TryJoin(elements[i], elements[j]) is { } joined)
                {
                    elements[i] = joined;
                    elements[j] = joined;
                }
            }
        }
    }

    /// <summary>The keys for which any element has a value, with this element's values; all keys when none has.</summary>
    public static (IReadOnlyList<string> Keys, IReadOnlyList<string> Values) Valid(
        IReadOnlyList<string[]> elements, IReadOnlyList<string> values, IReadOnlyList<string> keys)
    {
        if (keys.Count == 1)
        {
            return (keys, values);
        }

        var used = new bool[keys.Count];
        foreach (var element in elements)
        {
            for (var i = 0; i < element.Length; i++)
            {
                used[i] |= element[i].Length > 0;
            }
        }

        if (!used.Contains(true))
        {
            return (keys, values);
        }

        var validKeys = keys.Where((_, i) => used[i]).ToList();
        var validValues = values.Where((value, i) => value.Length > 0 || used[i]).ToList();
        return (validKeys, validValues);
    }

    private static IEnumerable<TreeNode> Lists(TreeNode? patch, TreeNode dest)
    {
        if (patch is { IsList: true })
        {
            yield return patch;
        }

        yield return dest;
    }

    private static string[]? TryJoin(string[] left, string[] right)
    {
        var agree = false;
        var joined = new string[left.Length];
        for (var i = 0; i < left.Length; i++)
        {
            if (string.Equals(left[i], right[i], StringComparison.Ordinal))
            {
                agree = true;
                joined[i] = left[i];
            }
            else if (left[i].Length > 0 && right[i].Length > 0)
            {
                return null;
            }
            else
            {
                joined[i] = left[i].Length > 0 ? left[i] : right[i];
            }
        }

        return agree ? joined : null;
    }
}
