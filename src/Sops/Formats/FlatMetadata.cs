using System.Globalization;
using Flux.Manifests.Nodes;

namespace Flux.Sops.Formats;

/// <summary>Metadata in formats without nesting: <c>age__list_0__map_enc</c> stands for <c>age[0].enc</c>.</summary>
internal static class FlatMetadata
{
    private const string MapStep = "__map_";
    private const string ListStep = "__list_";
    private const int MostItems = 1000;

    /// <exception cref="SopsException">A name cannot be read.</exception>
    public static MapNode Unflatten(IEnumerable<KeyValuePair<string, string>> entries)
    {
        var root = new MapNode();
        foreach (var (name, value) in entries)
        {
            Set(root, name, value.Replace("\\n", "\n", StringComparison.Ordinal));
        }

        return root;
    }

    private static void Set(MapNode map, string name, string value)
    {
        var list = name.IndexOf(ListStep, StringComparison.Ordinal);
        var nested = name.IndexOf(MapStep, StringComparison.Ordinal);
        if (list < 0 && nested < 0)
        {
            map.Set(name, value);
        }
        else if (list >= 0 && (nested < 0 || list < nested))
        {
            SetInList(map, name[..list], name[(list + ListStep.Length)..], value);
        }
        else
        {
            Set(map.GetOrAddMap(name[..nested]), name[(nested + MapStep.Length)..], value);
        }
    }

    private static void SetInList(MapNode map, string key, string rest, string value)
    {
        var digits = rest.TakeWhile(char.IsAsciiDigit).Count();
        if (!int.TryParse(rest.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at > MostItems)
        {
            throw new SopsException($"the sops metadata has an entry that cannot be read: {key}{ListStep}{rest}");
        }

        var list = map.GetList(key) ?? new ListNode();
        map.Set(key, list);
        while (list.Count <= at)
        {
            list.Add(new MapNode());
        }

        var tail = rest[digits..];
        if (tail.StartsWith(MapStep, StringComparison.Ordinal) && list[at] is MapNode item)
        {
            Set(item, tail[MapStep.Length..], value);
        }
        else
        {
            list[at] = new StringNode(value);
        }
    }
}
