namespace Flux.Helm.Templates.Values;

/// <summary>A Go map with string keys. Shared by reference: what a template sets is seen by the next one, as in Go.</summary>
internal sealed class GoMap
{
    private Dictionary<string, object?>? _entries;
    private string[]? _sortedKeys;

    public GoMap()
        : this(GoType.AnyMap)
    {
    }

    public GoMap(GoType type, int capacity = 0)
    {
        Type = type;
        _entries = new Dictionary<string, object?>(capacity, StringComparer.Ordinal);
    }

    private GoMap(GoType type, Dictionary<string, object?>? entries)
    {
        Type = type;
        _entries = entries;
    }

    public GoType Type { get; }

    public bool IsNil => _entries is null;

    public int Count => _entries?.Count ?? 0;

    /// <summary>Keys in the order in which Go's printers and <c>range</c> visit them.</summary>
    public IReadOnlyList<string> SortedKeys
    {
        get
        {
            if (_sortedKeys is null)
            {
                var keys = _entries is null ? [] : _entries.Keys.ToArray();
                Array.Sort(keys, Text.GoText.Compare);
                _sortedKeys = keys;
            }

            return _sortedKeys;
        }
    }

    public IEnumerable<KeyValuePair<string, object?>> Entries => SortedKeys.Select(key => new KeyValuePair<string, object?>(key, _entries![key]));

    /// <summary>The values in no order.</summary>
    public IReadOnlyCollection<object?> Values => _entries is null ? [] : _entries.Values;

    public object? this[string key]
    {
        get => _entries is not null && _entries.TryGetValue(key, out var value) ? value : null;
        set
        {
            var entries = _entries ?? throw new TemplateCallException("assignment to entry in nil map");
            if (!entries.ContainsKey(key))
            {
                _sortedKeys = null;
            }

            entries[key] = value;
        }
    }

    public static GoMap Nil(GoType type) => new(type, (Dictionary<string, object?>?)null);

    /// <summary>The same entries under another type: a change through one is seen through the other.</summary>
    public GoMap As(GoType type) => ReferenceEquals(type, Type) ? this : new GoMap(type, _entries);

    public bool ContainsKey(string key) => _entries is not null && _entries.ContainsKey(key);

    public bool TryGetValue(string key, out object? value)
    {
        value = null;
        return _entries is not null && _entries.TryGetValue(key, out value);
    }

    public void Remove(string key)
    {
        if (_entries is not null && _entries.Remove(key))
        {
            _sortedKeys = null;
        }
    }

    /// <summary>True when both are views of the same entries.</summary>
    public bool SharesEntriesWith(GoMap other) => ReferenceEquals(_entries, other._entries);
}
