using Flux.Helm.Templates.Functions.Strings;
using Flux.Helm.Templates.Values;
using G = Flux.Helm.Templates.Values.GoType;

namespace Flux.Helm.Templates.Functions.Collections;

/// <summary>sprig's functions on dictionaries.</summary>
internal static class DictFunctions
{
    private static readonly G[] MapAndKey = [G.AnyMap, G.String];

    public static FunctionGroup All { get; } = Create();

    private static FunctionGroup Create()
    {
        var group = new FunctionGroup
        {
            { "get", MapAndKey, G.Interface, a => a.Map(0).TryGetValue(a.Text(1), out var value) ? value : "" },
            { "set", [G.AnyMap, G.String, G.Interface], G.AnyMap, a => Set(a.Map(0), a.Text(1), a[2]) },
            { "unset", MapAndKey, G.AnyMap, a => Unset(a.Map(0), a.Text(1)) },
            { "hasKey", MapAndKey, G.Bool, a => a.Map(0).ContainsKey(a.Text(1)) },
            { "values", [G.AnyMap], G.AnySlice, a => GoList.Any([.. a.Map(0).Entries.Select(entry => entry.Value)]) },
            { "deepCopy", [G.Interface], G.Interface, a => DeepCopy.Copy(a[0]) },
            { "mustDeepCopy", [G.Interface], G.Interface, a => DeepCopy.Copy(a[0]) },
            { "deepEqual", [G.Interface, G.Interface], G.Bool, a => GoEquality.DeepEqual(a[0], a[1]) },
        };
        group.AddVariadic("dict", [G.Interface], G.AnyMap, a => Dict(a));
        group.AddVariadic("keys", [G.AnyMap], G.StringSlice, a => GoList.Strings(a.SelectMany(map => ((GoMap)map!).SortedKeys)));
        group.AddVariadic("pluck", [G.String, G.AnyMap], G.AnySlice, a => Pluck(a.Text(0), a.From(1)));
        group.AddVariadic("pick", MapAndKey, G.AnyMap, a => Select(a.Map(0), a.From(1), keep: true));
        group.AddVariadic("omit", MapAndKey, G.AnyMap, a => Select(a.Map(0), a.From(1), keep: false));
        group.AddVariadic("dig", [G.Interface], G.Interface, a => Digging.Dig(a));
        foreach (var prefix in (string[])["merge", "mustMerge"])
        {
            group.AddVariadic(prefix, [G.AnyMap, G.AnyMap], G.Interface, a => Merging.Merge(a.Map(0), a.From(1), overwrite: false));
            group.AddVariadic(prefix + "Overwrite", [G.AnyMap, G.AnyMap], G.Interface, a => Merging.Merge(a.Map(0), a.From(1), overwrite: true));
        }

        return group;
    }

    private static GoMap Set(GoMap map, string key, object? value)
    {
        map[key] = value;
        return map;
    }

    private static GoMap Unset(GoMap map, string key)
    {
        map.Remove(key);
        return map;
    }

    private static GoMap Dict(object?[] arguments)
    {
        var map = new GoMap();
        for (var i = 0; i < arguments.Length; i += 2)
        {
            map[StringFunctions.ToText(arguments[i])] = i + 1 < arguments.Length ? arguments[i + 1] : "";
        }

        return map;
    }

    private static GoList Pluck(string key, object?[] maps)
    {
        var found = new List<object?>();
        foreach (var map in maps)
        {
            if (((GoMap)map!).TryGetValue(key, out var value))
            {
                found.Add(value);
            }
        }

        return GoList.Any(found);
    }

    private static GoMap Select(GoMap map, object?[] keys, bool keep)
    {
        var named = keys.Select(key => (string)key!).ToHashSet(StringComparer.Ordinal);
        var result = new GoMap();
        foreach (var (key, value) in map.Entries)
        {
            if (named.Contains(key) == keep)
            {
                result[key] = value;
            }
        }

        return result;
    }
}
