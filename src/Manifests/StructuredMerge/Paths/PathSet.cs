using Flux.Manifests.Nodes;

namespace Flux.Manifests.StructuredMerge.Paths;

/// <summary>
/// A set of field paths, kept as a tree sorted by path element: what fieldsV1 says. Immutable, and safe to share between
/// threads and object versions. A path may belong to the set without its parents, and parents without their children.
/// </summary>
public sealed class PathSet : IEquatable<PathSet>
{
    public static readonly PathSet Empty = new([]);

    private readonly PathSetEntry[] _entries;
    private MapNode? _fieldsV1;
    private MapNode? _source;
    private object? _reconciledWith;

    /// <param name="entries">Sorted by element, without equals; the array becomes the set's own.</param>
    internal PathSet(PathSetEntry[] entries) => _entries = entries;

    public bool IsEmpty => _entries.Length == 0;

    /// <summary>How many paths belong to the set.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var entry in _entries)
            {
                count += (entry.IsMember ? 1 : 0) + (entry.Children?.Count ?? 0);
            }

            return count;
        }
    }

    /// <summary>The children of the root that are in the set or have something below them in it, in fieldsV1 order.</summary>
    public ReadOnlySpan<PathSetEntry> Entries => _entries;

    internal PathSetEntry[] EntryArray => _entries;

    /// <summary>The set as fieldsV1, frozen; computed once.</summary>
    public MapNode ToFieldsV1() =>
        _fieldsV1 ??= _source is { } source && IsCanonical(this, source, isMember: false) ? source : FieldsV1Writer.Write(this);

    /// <summary>A set of single paths; the empty path, which stands for the whole object, is left out.</summary>
    public static PathSet Of(params IEnumerable<FieldPath> paths)
    {
        var set = Empty;
        foreach (var path in paths)
        {
            set = set.With(path);
        }

        return set;
    }

    /// <summary>This set and one more path.</summary>
    public PathSet With(FieldPath path)
    {
        PathSet? tail = null;
        for (var i = path.Length - 1; i >= 0; i--)
        {
            tail = new PathSet([new PathSetEntry(path.Elements[i], tail is null, tail)]);
        }

        return tail is null ? this : Union(tail);
    }

    public PathSet Union(PathSet other) => PathSetAlgebra.Union(this, other);

    /// <summary>The paths that belong to both sets.</summary>
    public PathSet Intersection(PathSet other) => PathSetAlgebra.Intersection(this, other);

    /// <summary>The paths of this set that do not belong to the other one; a parent in the other does not remove its children here.</summary>
    public PathSet Difference(PathSet other) => PathSetAlgebra.Difference(this, other, recursive: false);

    /// <summary>As <see cref="Difference"/>, but a path in the other set also removes everything below it.</summary>
    public PathSet RecursiveDifference(PathSet other) => PathSetAlgebra.Difference(this, other, recursive: true);

    public bool IsSubsetOf(PathSet other) => PathSetAlgebra.IsSubset(this, other);

    /// <summary>The paths that have nothing below them in the set.</summary>
    public PathSet Leaves() => PathSetAlgebra.Leaves(this);

    public bool Contains(FieldPath path)
    {
        var set = this;
        for (var i = 0; i < path.Length; i++)
        {
            if (!set.TryGet(path.Elements[i], out var entry))
            {
                return false;
            }

            if (i == path.Length - 1)
            {
                return entry.IsMember;
            }

            if (entry.Children is null)
            {
                return false;
            }

            set = entry.Children;
        }

        return false;
    }

    /// <summary>The paths in message order: at each level first the members, then what is below each child.</summary>
    public IReadOnlyList<FieldPath> ToPaths()
    {
        var paths = new List<FieldPath>();
        CollectPaths(this, [], paths);
        return paths;
    }

    public bool Equals(PathSet? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || other._entries.Length != _entries.Length)
        {
            return false;
        }

        for (var i = 0; i < _entries.Length; i++)
        {
            ref readonly var left = ref _entries[i];
            ref readonly var right = ref other._entries[i];
            if (left.IsMember != right.IsMember || !left.Element.Equals(right.Element) || !Equals(left.Children, right.Children))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as PathSet);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var entry in _entries)
        {
            hash.Add(entry.Element);
            hash.Add(entry.IsMember);
            hash.Add(entry.Children);
        }

        return hash.ToHashCode();
    }

    /// <summary>One path a line.</summary>
    public override string ToString() => string.Join('\n', ToPaths());

    /// <summary>Keeps the frozen text a set was read from: it is the set's fieldsV1 form if it turns out to have the canonical order.</summary>
    internal static void Remember(PathSet set, MapNode source)
    {
        if (!set.IsEmpty)
        {
            set._source = source;
        }
    }

    /// <summary>Whether reconciling with this type changed nothing when it was last done: a memory of one, since a set lives in one kind.</summary>
    internal bool IsReconciledWith(object type) => ReferenceEquals(Volatile.Read(ref _reconciledWith), type);

    internal void MarkReconciledWith(object type) => Volatile.Write(ref _reconciledWith, type);

    internal bool TryGet(PathElement element, out PathSetEntry entry)
    {
        int low = 0, high = _entries.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = _entries[middle].Element.CompareTo(element);
            if (order == 0)
            {
                entry = _entries[middle];
                return true;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        entry = default;
        return false;
    }

    private static bool IsCanonical(PathSet set, MapNode source, bool isMember)
    {
        var at = isMember ? 1 : 0;
        if (source.Count != set._entries.Length + at || (isMember && source.EntryAt(0).Key != "."))
        {
            return false;
        }

        foreach (var entry in set._entries)
        {
            var (key, value) = source.EntryAt(at++);
            if (value is not MapNode below
                || key != entry.Element.FieldsKey
                || !(entry.Children is null ? below.Count == 0 : IsCanonical(entry.Children, below, entry.IsMember)))
            {
                return false;
            }
        }

        return true;
    }

    private static void CollectPaths(PathSet set, List<PathElement> prefix, List<FieldPath> paths)
    {
        foreach (var entry in set._entries)
        {
            if (entry.IsMember)
            {
                paths.Add(new FieldPath([.. prefix, entry.Element]));
            }
        }

        foreach (var entry in set._entries)
        {
            if (entry.Children is not null)
            {
                prefix.Add(entry.Element);
                CollectPaths(entry.Children, prefix, paths);
                prefix.RemoveAt(prefix.Count - 1);
            }
        }
    }
}
