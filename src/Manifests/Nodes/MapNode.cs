using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Flux.Manifests.Nodes;

/// <summary>
/// A map with string keys that remembers the order in which they were added. Small maps are searched linearly, since most
/// maps of a manifest have fewer than a dozen keys; larger ones get a hash index.
/// </summary>
public sealed class MapNode : Node, IReadOnlyCollection<KeyValuePair<string, Node>>
{
    private const int IndexThreshold = 12;

    private readonly List<KeyValuePair<string, Node>> _entries;
    private Dictionary<string, int>? _index;
    private bool _frozen;

    public MapNode() => _entries = [];

    public MapNode(int capacity) => _entries = new List<KeyValuePair<string, Node>>(capacity);

    public override NodeKind Kind => NodeKind.Map;

    public override bool IsFrozen => _frozen;

    public int Count => _entries.Count;

    /// <summary>The keys in order.</summary>
    public IEnumerable<string> Keys
    {
        get
        {
            foreach (var entry in _entries)
            {
                yield return entry.Key;
            }
        }
    }

    /// <summary>The value of <paramref name="key"/>, or null when the key is absent. Setting replaces in place or appends.</summary>
    public Node? this[string key]
    {
        get
        {
            var at = IndexOf(key);
            return at < 0 ? null : _entries[at].Value;
        }

        set => Set(key, value!);
    }

    /// <summary>The entry at a position in key order.</summary>
    public KeyValuePair<string, Node> EntryAt(int position) => _entries[position];

    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    public bool TryGetValue(string key, [NotNullWhen(true)] out Node? value)
    {
        var at = IndexOf(key);
        value = at < 0 ? null : _entries[at].Value;
        return at >= 0;
    }

    /// <summary>Replaces the value in place when the key exists, appends otherwise.</summary>
    public void Set(string key, Node value)
    {
        ArgumentNullException.ThrowIfNull(value);
        ThrowIfFrozen();
        var at = IndexOf(key);
        if (at >= 0)
        {
            _entries[at] = new KeyValuePair<string, Node>(key, value);
        }
        else
        {
            Append(key, value);
        }
    }

    /// <summary>Adds an entry; false, and no change, when the key exists.</summary>
    public bool TryAdd(string key, Node value)
    {
        ThrowIfFrozen();
        if (IndexOf(key) >= 0)
        {
            return false;
        }

        Append(key, value);
        return true;
    }

    /// <summary>Collection-initializer form of <see cref="Set"/>.</summary>
    public void Add(string key, Node value) => Set(key, value);

    public bool Remove(string key)
    {
        ThrowIfFrozen();
        var at = IndexOf(key);
        if (at < 0)
        {
            return false;
        }

        _entries.RemoveAt(at);
        _index = null;
        return true;
    }

    public void Clear()
    {
        ThrowIfFrozen();
        _entries.Clear();
        _index = null;
    }

    /// <summary>Orders the entries by key, ordinally. Children are left as they are.</summary>
    public void SortKeys()
    {
        ThrowIfFrozen();
        _entries.Sort(static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        _index = null;
    }

    public override Node DeepClone()
    {
        var copy = new MapNode(_entries.Count);
        foreach (var entry in _entries)
        {
            copy._entries.Add(new KeyValuePair<string, Node>(entry.Key, entry.Value.DeepClone()));
        }

        return copy;
    }

    public override Node Freeze()
    {
        if (!_frozen)
        {
            // The index is built now: a frozen map is read by several threads, which must not race to build it.
            BuildIndexIfLarge();
            _frozen = true;
            foreach (var entry in _entries)
            {
                entry.Value.Freeze();
            }
        }

        return this;
    }

    public List<KeyValuePair<string, Node>>.Enumerator GetEnumerator() => _entries.GetEnumerator();

    IEnumerator<KeyValuePair<string, Node>> IEnumerable<KeyValuePair<string, Node>>.GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _entries.GetEnumerator();

    public override bool Equals(Node? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is not MapNode map || map.Count != Count)
        {
            return false;
        }

        for (var i = 0; i < _entries.Count; i++)
        {
            // Maps that are equal mostly have the same order, too.
            var (key, value) = _entries[i];
            var counterpart = map._entries[i].Key == key ? map._entries[i].Value : map[key];
            if (!value.Equals(counterpart))
            {
                return false;
            }
        }

        return true;
    }

    public override int GetHashCode()
    {
        // Order must not matter, as it does not for equality.
        var hash = 0;
        foreach (var entry in _entries)
        {
            hash += HashCode.Combine(string.GetHashCode(entry.Key, StringComparison.Ordinal), entry.Value.GetHashCode());
        }

        return hash;
    }

    private void Append(string key, Node value)
    {
        _index?.Add(key, _entries.Count);
        _entries.Add(new KeyValuePair<string, Node>(key, value));
    }

    private int IndexOf(string key)
    {
        BuildIndexIfLarge();
        if (_index is not null)
        {
            return _index.TryGetValue(key, out var at) ? at : -1;
        }

        var entries = CollectionsMarshal.AsSpan(_entries);
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i].Key == key)
            {
                return i;
            }
        }

        return -1;
    }

    private void BuildIndexIfLarge()
    {
        if (_index is not null || _entries.Count < IndexThreshold)
        {
            return;
        }

        var index = new Dictionary<string, int>(_entries.Count * 2, StringComparer.Ordinal);
        for (var i = 0; i < _entries.Count; i++)
        {
            index.Add(_entries[i].Key, i);
        }

        _index = index;
    }

    private void ThrowIfFrozen()
    {
        if (_frozen)
        {
            throw new InvalidOperationException("This map is frozen; change a DeepClone of it.");
        }
    }
}
