namespace Flux.Sources.Files;

/// <summary>Orders names by their UTF-8 bytes, which UTF-16 order is not beyond the basic plane.</summary>
public sealed class NameComparer : IComparer<string>
{
    public static NameComparer Instance { get; } = new();

    private NameComparer()
    {
    }

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return x is null ? (y is null ? 0 : -1) : 1;
        }

        return x.AsSpan().ContainsAnyInRange('\uD800', '\uFFFF') || y.AsSpan().ContainsAnyInRange('\uD800', '\uFFFF')
            ? NameEncoding.GetBytes(x).AsSpan().SequenceCompareTo(NameEncoding.GetBytes(y))
            : string.CompareOrdinal(x, y);
    }
}
