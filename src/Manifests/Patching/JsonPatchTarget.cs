using System.Globalization;
using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.Manifests.Patching;

/// <summary>A place in a document: a container, and a key or index in it that need not exist.</summary>
internal sealed class JsonPatchTarget(Node container, string key)
{
    public string Key => key;

    /// <summary>The value; null for a missing key of an object. False for an index that is none.</summary>
    public bool TryGet(out Node value)
    {
        if (container is MapNode map)
        {
            value = map[key] ?? NullNode.Instance;
            return true;
        }

        var list = (ListNode)container;
        var isIndex = TryParseIndex(list.Count, out var index, out _) && index < list.Count;
        value = isIndex ? list[index] : NullNode.Instance;
        return isIndex;
    }

    public Node Get(string failure) => container is MapNode map
        ? map[key] ?? NullNode.Instance
        : ((ListNode)container)[RequireIndex(((ListNode)container).Count, failure)];

    public void Set(Node value)
    {
        if (container is MapNode map)
        {
            map.Set(key, value);
        }
        else
        {
            var list = (ListNode)container;
            list[RequireIndex(list.Count, "error in remove for path")] = value;
        }
    }

    public void Add(Node value, string failure)
    {
        if (container is MapNode map)
        {
            map.Set(key, value);
            return;
        }

        var list = (ListNode)container;
        if (key == "-")
        {
            list.Add(value);
            return;
        }

        if (!TryParseIndex(list.Count + 1, out var index, out var problem))
        {
            var isNumber = problem.StartsWith("Unable", StringComparison.Ordinal);
            throw PatchException.Inapplicable(isNumber ? $"{failure}: {problem}" : $"{failure}: value was not a proper array index: '{key}': {problem}");
        }

        list.Insert(index, value);
    }

    public void Remove(string failure)
    {
        if (container is MapNode map)
        {
            if (!map.Remove(key))
            {
                throw PatchException.Inapplicable($"{failure}: Unable to remove nonexistent key: {key}: missing value");
            }
        }
        else
        {
            var list = (ListNode)container;
            list.RemoveAt(RequireIndex(list.Count, failure));
        }
    }

    private int RequireIndex(int count, string failure) =>
        TryParseIndex(count, out var index, out var problem) ? index : throw PatchException.Inapplicable($"{failure}: {problem}");

    private bool TryParseIndex(int count, out int index, out string problem)
    {
        var digits = key.AsSpan(key.Length > 0 && key[0] is '-' or '+' ? 1 : 0);
        index = 0;
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9'))
        {
            problem = $"strconv.Atoi: parsing {GoText.Quote(key)}: invalid syntax";
            return false;
        }

        if (!long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            problem = $"strconv.Atoi: parsing {GoText.Quote(key)}: value out of range";
            return false;
        }

        problem = $"Unable to access invalid index: {number}: invalid index referenced";
        if (number >= count || number < -count)
        {
            return false;
        }

        index = (int)(number < 0 ? number + count : number);
        return true;
    }
}
