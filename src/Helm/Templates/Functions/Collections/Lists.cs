using System.Globalization;
using Flux.Helm.Templates.Functions.Numbers;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions.Collections;

internal static class Lists
{
    public const string NilPanic = "runtime error: invalid memory address or nil pointer dereference";

    /// <summary>The items of a list of any type; other values fail with the message, nil with Go's panic.</summary>
    public static IReadOnlyList<object?> Items(object? value, string message) => value switch
    {
        GoList list => list.Items,
        GoObject { Type.Kind: GoKind.Slice } list => [.. list.Fields.Select(field => field.Value)],
        null => throw new TemplateCallException(NilPanic),
        _ => throw new TemplateCallException(string.Format(CultureInfo.InvariantCulture, message, GoType.Of(value)!.KindName)),
    };

    public static GoList NilIfEmpty(IReadOnlyList<object?> items, Func<IReadOnlyList<object?>, IEnumerable<object?>> take) =>
        items.Count == 0 ? GoList.Nil(GoType.AnySlice) : GoList.Any([.. take(items)]);

    public static GoList Unique(IReadOnlyList<object?> items)
    {
        var seen = new List<object?>();
        var strings = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            var isNew = item is string text ? strings.Add(text) : !seen.Exists(other => GoEquality.DeepEqual(item, other));
            if (isNew)
            {
                seen.Add(item);
            }
        }

        return GoList.Any(seen);
    }

    public static GoList Chunk(long size, IReadOnlyList<object?> items)
    {
        // The arithmetic of the original, which makes something of sizes below one, too.
        var count = size == 0 ? -1 : Math.Floor((items.Count - 1) / (double)size) + 1;
        var last = size == 0 ? 0 : items.Count % size;
        last = last == 0 ? size : last;
        if (count < 0 || (count > 0 && last < 0))
        {
            throw new TemplateCallException("runtime error: makeslice: len out of range");
        }

        var chunks = size > 0 ? items.Chunk((int)Math.Min(size, int.MaxValue)) : Enumerable.Range(0, (int)count).Select(_ => items.Take((int)last).ToArray());
        return new GoList(GoType.AnySliceSlice, [.. chunks.Select(part => (object?)GoList.Any(part))]);
    }

    public static object? Slice(object?[] arguments)
    {
        var items = Items(arguments[0], "list should be type of slice or array but {0}");
        if (items.Count == 0)
        {
            return null;
        }

        var start = arguments.Length > 1 ? Conversion.ToInt64(arguments[1]) : 0;
        var end = arguments.Length > 2 ? Conversion.ToInt64(arguments[2]) : items.Count;
        if (start < 0 || end < start || end > items.Count)
        {
            throw new TemplateCallException("reflect.Value.Slice: slice index out of bounds");
        }

        return new GoList(GoType.Of(arguments[0])!, [.. items.Skip((int)start).Take((int)(end - start))]);
    }

    public static GoList Concat(object?[] lists)
    {
        var all = lists.SelectMany(list => Items(list, "Cannot concat type {0} as list")).ToList();
        return all.Count == 0 ? GoList.Nil(GoType.AnySlice) : GoList.Any(all);
    }
}
