namespace Flux.Helm.Templates.Values;

/// <summary>A Go slice. Functions never change one in place; they make new ones.</summary>
internal sealed class GoList
{
    public GoList(GoType type, IReadOnlyList<object?> items)
    {
        Type = type;
        Items = items;
    }

    public GoType Type { get; }

    public IReadOnlyList<object?> Items { get; }

    public bool IsNil { get; private init; }

    public int Count => Items.Count;

    public object? this[int index] => Items[index];

    public static GoList Any(IReadOnlyList<object?> items) => new(GoType.AnySlice, items);

    public static GoList Strings(IEnumerable<string> items) => new(GoType.StringSlice, [.. items]);

    public static GoList Ints(IEnumerable<long> items) => new(GoType.IntSlice, [.. items.Select(item => (object?)item)]);

    public static GoList Bytes(ReadOnlySpan<byte> bytes)
    {
        var items = new object?[bytes.Length];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = bytes[i];
        }

        return new GoList(GoType.ByteSlice, items);
    }

    /// <summary>The nil slice: empty, printed as <c>[]</c>, and <c>null</c> in JSON.</summary>
    public static GoList Nil(GoType type) => new(type, []) { IsNil = true };
}
