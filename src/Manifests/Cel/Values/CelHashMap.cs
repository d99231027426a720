using System.Collections.Immutable;

namespace Flux.Manifests.Cel.Values;

/// <summary>A map that was made by an expression. Inserting makes a new map that shares most of the old one.</summary>
internal sealed class CelHashMap : CelMap
{
    public static readonly CelHashMap Empty = new(ImmutableDictionary.Create<CelValue, CelValue>(CelValueComparer.Instance), ImmutableList<CelValue>.Empty);

    private readonly ImmutableDictionary<CelValue, CelValue> _entries;
    private readonly ImmutableList<CelValue> _keys;

    private CelHashMap(ImmutableDictionary<CelValue, CelValue> entries, ImmutableList<CelValue> keys)
    {
        _entries = entries;
        _keys = keys;
    }

    public override int Count => _entries.Count;

    public override IEnumerable<CelValue> Keys => _keys;

    public override bool TryGet(CelValue key, out CelValue value) => _entries.TryGetValue(key, out value);

    /// <summary>A map with one more entry; null when the key is there already.</summary>
    public CelHashMap? Insert(CelValue key, CelValue value) =>
        _entries.ContainsKey(key) ? null : new CelHashMap(_entries.Add(key, value), _keys.Add(key));
}
