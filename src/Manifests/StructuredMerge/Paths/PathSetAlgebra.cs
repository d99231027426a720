namespace Flux.Manifests.StructuredMerge.Paths;

/// <summary>
/// Set operations by merging sorted entries. Each returns an operand itself when the result equals it, so that what a set
/// remembers (its fieldsV1 form) survives operations that change nothing.
/// </summary>
internal static class PathSetAlgebra
{
    public static PathSet? UnionOrNull(PathSet? left, PathSet? right) =>
        left is null ? right : right is null ? left : Union(left, right);

    public static PathSet Union(PathSet left, PathSet right)
    {
        if (right.IsEmpty || ReferenceEquals(left, right))
        {
            return left;
        }

        if (left.IsEmpty)
        {
            return right;
        }

        PathSetEntry[] a = left.EntryArray, b = right.EntryArray;
        var output = new PathSetBuilder();
        bool isLeft = true, isRight = true;
        int i = 0, j = 0;
        while (i < a.Length || j < b.Length)
        {
            var order = i == a.Length ? 1 : j == b.Length ? -1 : a[i].Element.CompareTo(b[j].Element);
            if (order < 0)
            {
                isRight = false;
                output.Add(a[i].Element, a[i].IsMember, a[i++].Children);
            }
            else if (order > 0)
            {
                isLeft = false;
                output.Add(b[j].Element, b[j].IsMember, b[j++].Children);
            }
            else
            {
                var children = UnionOrNull(a[i].Children, b[j].Children);
                var isMember = a[i].IsMember || b[j].IsMember;
                isLeft = isLeft && isMember == a[i].IsMember && ReferenceEquals(children, a[i].Children);
                isRight = isRight && isMember == b[j].IsMember && ReferenceEquals(children, b[j].Children);
                output.Add(b[j++].Element, isMember, children);
                i++;
            }
        }

        return isLeft ? left : isRight ? right : output.Build();
    }

    public static PathSet Intersection(PathSet left, PathSet right)
    {
        if (left.IsEmpty || ReferenceEquals(left, right))
        {
            return left;
        }

        PathSetEntry[] a = left.EntryArray, b = right.EntryArray;
        var output = new PathSetBuilder();
        int i = 0, j = 0;
        while (i < a.Length && j < b.Length)
        {
            var order = a[i].Element.CompareTo(b[j].Element);
            if (order == 0)
            {
                var children = a[i].Children is { } x && b[j].Children is { } y ? Intersection(x, y) : null;
                output.Add(a[i].Element, a[i].IsMember && b[j].IsMember, children);
            }

            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return output.IsEmpty ? PathSet.Empty : output.Build();
    }

    public static PathSet Difference(PathSet left, PathSet right, bool recursive)
    {
        if (left.IsEmpty || right.IsEmpty)
        {
            return left;
        }

        PathSetEntry[] a = left.EntryArray, b = right.EntryArray;
        var output = new PathSetBuilder();
        var isLeft = true;
        var j = 0;
        foreach (ref readonly var entry in a.AsSpan())
        {
            while (j < b.Length && b[j].Element.CompareTo(entry.Element) < 0)
            {
                j++;
            }

            if (j == b.Length || !b[j].Element.Equals(entry.Element))
            {
                output.Add(entry.Element, entry.IsMember, entry.Children);
                continue;
            }

            var children = recursive && b[j].IsMember ? null
                : entry.Children is { } below && b[j].Children is { } removed ? Difference(below, removed, recursive)
                : entry.Children;
            var isMember = entry.IsMember && !b[j].IsMember;
            isLeft = isLeft && isMember == entry.IsMember && ReferenceEquals(children, entry.Children);
            output.Add(entry.Element, isMember, children);
        }

        return isLeft ? left : output.Build();
    }

    public static bool IsSubset(PathSet left, PathSet right)
    {
        if (left.IsEmpty || ReferenceEquals(left, right))
        {
            return true;
        }

        var b = right.EntryArray;
        var j = 0;
        foreach (ref readonly var entry in left.Entries)
        {
            while (j < b.Length && b[j].Element.CompareTo(entry.Element) < 0)
            {
                j++;
            }

            if (j == b.Length
                || !b[j].Element.Equals(entry.Element)
                || (entry.IsMember && !b[j].IsMember)
                || (entry.Children is not null && (b[j].Children is null || !IsSubset(entry.Children, b[j].Children!))))
            {
                return false;
            }
        }

        return true;
    }

    public static PathSet Leaves(PathSet set)
    {
        var output = new PathSetBuilder();
        foreach (var entry in set.Entries)
        {
            output.Add(entry.Element, entry.IsMember && entry.Children is null, entry.Children is null ? null : Leaves(entry.Children));
        }

        return output.Build();
    }
}
