using System.Collections;
using Flux.Kustomize.Building;

namespace Flux.Kustomize.Trees;

/// <summary>The fields of a map in order. Large maps get a hash index, so that merging one stays linear.</summary>
internal sealed class TreeFields : IReadOnlyList<TreeEntry>
{
    /// <summary>The fields of what is no map. All builds share it, so nothing may be added.</summary>
    public static readonly TreeFields Empty = new();

    private const int IndexThreshold = 16;

    private const int FirstCapacity = 4;

    private TreeEntry[] _entries;
    private Dictionary<string, int>? _index;

    public TreeFields()
        : this([], 0)
    {
    }

    private TreeFields(TreeEntry[] entries, int count)
    {
        _entries = entries;
        Count = count;
    }

    public int Count { get; private set; }

    public TreeEntry this[int position] => position < Count ? _entries[position] : throw new ArgumentOutOfRangeException(nameof(position));

    public TreeNode? Get(string key)
    {
        var at = IndexOf(key);
        return at < 0 ? null : _entries[at].Value;
    }

    /// <summary>Replaces the value in place when the key exists, appends otherwise.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">Its value.</param>
    /// <param name="keyTag">What a new key is; left open it may read as a number or a null.</param>
    public void Set(string key, TreeNode value, ScalarTag keyTag = ScalarTag.None)
    {
        var at = IndexOf(key);
        if (at >= 0)
        {
            _entries[at] = _entries[at] with { Value = value };
        }
        else
        {
            Append(new TreeEntry(key, keyTag, value));
        }
    }

    /// <summary>Adds a field that the caller knows to be new.</summary>
    public void Append(TreeEntry entry)
    {
        if (ReferenceEquals(this, Empty))
        {
            throw new KustomizeException($"wrong node kind: expected MappingNode to set field '{entry.Key}' in");
        }

        _index?.TryAdd(entry.Key, Count);
        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, Math.Max(Count * 2, FirstCapacity));
        }

        _entries[Count++] = entry;
    }

    public bool Remove(string key)
    {
        var at = IndexOf(key);
        if (at < 0)
        {
            return false;
        }

        Count--;
        Array.Copy(_entries, at + 1, _entries, at, Count - at);
        _entries[Count] = default;
        _index = null;
        return true;
    }

    public TreeFields Clone()
    {
        var entries = Count == 0 ? [] : new TreeEntry[Count];
        for (var i = 0; i < Count; i++)
        {
            entries[i] = _entries[i] with { Value = _entries[i].Value.Clone() };
        }

        return new TreeFields(entries, Count);
    }

    /// <summary>The fields as they are now.</summary>
    public ReadOnlySpan<TreeEntry>.Enumerator GetEnumerator() => new ReadOnlySpan<TreeEntry>(_entries, 0, Count).GetEnumerator();

    IEnumerator<TreeEntry> IEnumerable<TreeEntry>.GetEnumerator() => _entries.Take(Count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _entries.Take(Count).GetEnumerator();

    private int IndexOf(string key)
    {
        if (Count >= IndexThreshold)
        {
            return Index().TryGetValue(key, out var at) ? at : -1;
        }

        for (var i = 0; i < Count; i++)
        {
            if (string.Equals(_entries[i].Key, key, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private Dictionary<string, int> Index()
    {
        if (_index is null)
        {
            _index = new Dictionary<string, int>(Count * 2, StringComparer.Ordinal);
            for (var i = 0; i < Count; i++)
            {
                _index.TryAdd(_entries[i].Key, i);
            }
        }

        return _index;
    }
}
