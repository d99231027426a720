namespace Flux.Manifests.StructuredMerge.Paths;

/// <summary>
/// A tree of path patterns. Elements on the way to a match pass as members too. A wildcard branch hides its siblings, as in the
/// original: patterns of one level are tried in order, wildcards first, and the first that fits decides.
/// </summary>
internal sealed class PrefixMatcher
{
    private readonly List<(PathElement? Element, PrefixMatcher Below)> _branches = [];
    private bool _matchesAll;

    public static PrefixMatcher Of(IEnumerable<IReadOnlyList<PathElement?>> prefixes)
    {
        var root = new PrefixMatcher();
        foreach (var prefix in prefixes)
        {
            root.Add(prefix, 0);
        }

        root._matchesAll = root._matchesAll || root._branches.Count == 0;
        return root;
    }

    public PathSet Filter(PathSet set)
    {
        if (_matchesAll)
        {
            return set;
        }

        var output = new PathSetBuilder();
        foreach (var entry in set.Entries)
        {
            if (Find(entry.Element) is { } below)
            {
                output.Add(entry.Element, entry.IsMember, entry.Children is null ? null : below.Filter(entry.Children));
            }
        }

        return output.Build();
    }

    private PrefixMatcher? Find(PathElement element)
    {
        foreach (var (pattern, below) in _branches)
        {
            if (pattern is null || pattern.Equals(element))
            {
                return below;
            }
        }

        return null;
    }

    private void Add(IReadOnlyList<PathElement?> prefix, int at)
    {
        if (at == prefix.Count)
        {
            _matchesAll = true;
            return;
        }

        var index = _branches.FindIndex(branch => Equals(branch.Element, prefix[at]));
        if (index < 0)
        {
            index = prefix[at] is null ? 0 : _branches.Count;
            _branches.Insert(index, (prefix[at], new PrefixMatcher()));
        }

        _branches[index].Below.Add(prefix, at + 1);
    }
}
