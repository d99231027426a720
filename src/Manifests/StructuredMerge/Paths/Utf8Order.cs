namespace Flux.Manifests.StructuredMerge.Paths;

/// <summary>The order of strings by their UTF-8 bytes, which differs from UTF-16 order where surrogates are involved.</summary>
internal static class Utf8Order
{
    public static readonly IComparer<string> Comparer = Comparer<string>.Create(Compare);

    public static int Compare(string left, string right)
    {
        if (ReferenceEquals(left, right))
        {
            return 0;
        }

        var common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        char x = left[common], y = right[common];
        var leftIsSurrogate = char.IsSurrogate(x);
        return leftIsSurrogate == char.IsSurrogate(y) ? x.CompareTo(y) : leftIsSurrogate ? 1 : -1;
    }
}
