using System.Collections;
using Flux.Kustomize.Building;

namespace Flux.Kustomize.Trees;

/// <summary>The fields of a map in order. Large maps get a hash index, so that merging one stays linear.</summary>
internal sealed class TreeFields : IReadOnlyList<TreeEntry>
{
    /// <summary>The fields of what is no map. All builds share it, so nothing may be added.</summary>
    public static readonly TreeFields Empty = new();

    private const int IndexThreshold = 16;

    private readonly List<TreeEntry> _entries;
    private Dictionary<string, int>? _index;

    public TreeFields() => _entries = [];

    private TreeFields(int capacity) => _entries = new List<TreeEntry>(capacity);

    public int Count => _entries.Count;

    public TreeEntry this[int position] => _entries[position];

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

        _index?.TryAdd(entry.Key, _entries.Count);
        _entries.Add(entry);
    }

    public bool Remove(string key)
    {
        var at = IndexOf(key);
        if (at < 0)
        {
            return false;
        }

        _entries.RemoveAt(at);
        _index = null;
        return true;
    }

    public TreeFields Clone()
    {
        var copy = new TreeFields(_entries.Count);
        foreach (var entry in _entries)
        {
            copy._entries.Add(entry with { Value = entry.Value.Clone() });
        }

        return copy;
    }

    public List<TreeEntry>.Enumerator GetEnumerator() => _entries.GetEnumerator();

    IEnumerator<TreeEntry> IEnumerable<TreeEntry>.GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _entries.GetEnumerator();

    private int IndexOf(string key)
    {
        if (_entries.Count >= IndexThreshold)
        {
            return Index().TryGetValue(key, out var at) ? at : -1;
        }

        for (var i = 0; i < _entries.Count; i++)
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
            _index = new Dictionary<string, int>(_entries.Count * 2, StringComparer.Ordinal);
            for (var i = 0; i < _entries.Count; i++)
            {
                _index.TryAdd(_entries[i].Key, i);
            }
        }

        return _index;
    }
}
