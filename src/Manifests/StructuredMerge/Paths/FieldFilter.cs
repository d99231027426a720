namespace Flux.Manifests.StructuredMerge.Paths;

/// <summary>Decides which fields can be owned at all, such as without those that a request resets.</summary>
public abstract class FieldFilter
{
    private protected FieldFilter()
    {
    }

    /// <summary>The part of a set that passes.</summary>
    public abstract PathSet Apply(PathSet set);

    /// <summary>Stops the given fields and everything below them.</summary>
    public static FieldFilter Excluding(PathSet fields) => new ExcludingFilter(fields);

    /// <summary>Passes only what begins with one of the prefixes; null in a prefix stands for any element.</summary>
    public static FieldFilter Including(params IEnumerable<IReadOnlyList<PathElement?>> prefixes) => new IncludingFilter(PrefixMatcher.Of(prefixes));

    private sealed class ExcludingFilter(PathSet fields) : FieldFilter
    {
        public override PathSet Apply(PathSet set) => set.RecursiveDifference(fields);
    }

    private sealed class IncludingFilter(PrefixMatcher matcher) : FieldFilter
    {
        public override PathSet Apply(PathSet set) => matcher.Filter(set);
    }
}
