using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions.Collections;

internal static class DeepCopy
{
    public static object? Copy(object? value) => value switch
    {
        GoMap map => CopyMap(map),
        GoList { IsNil: false } list => new GoList(list.Type, [.. list.Items.Select(Copy)]),
        _ => value,
    };

    public static GoMap CopyMap(GoMap map)
    {
        if (map.IsNil)
        {
            return map;
        }

        var copy = new GoMap(map.Type, map.Count);
        foreach (var (key, value) in map.Entries)
        {
            copy[key] = Copy(value);
        }

        return copy;
    }
}
