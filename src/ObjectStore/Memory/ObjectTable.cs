using System.Collections.Immutable;

namespace Flux.ObjectStore.Memory;

/// <summary>
/// The current objects, ordered by key within their kind, with the index terms. The sets are persistent trees: a list works
/// on a snapshot while writes go on. Only the writer changes it.
/// </summary>
internal sealed class ObjectTable(IReadOnlyList<IObjectIndex> indexes)
{
    private readonly Dictionary<ObjectKey, StoredObject> _current = [];
    private readonly Dictionary<ResourceKey, ImmutableSortedSet<StoredObject>> _kinds = [];
    private readonly Dictionary<(ResourceKey Resource, string Term), ImmutableSortedSet<StoredObject>> _terms = [];

    public StoredObject? Find(ObjectKey key) => _current.GetValueOrDefault(key);

    /// <summary>A snapshot of a kind, or of the part of it that carries a term.</summary>
    public ImmutableSortedSet<StoredObject> Snapshot(ResourceKey resource, string? term) =>
        term is null ? _kinds.GetValueOrDefault(resource, ByKey.EmptySet) : _terms.GetValueOrDefault((resource, term), ByKey.EmptySet);

    public void Put(StoredObject item)
    {
        Remove(item.Key);
        _current.Add(item.Key, item);
        _kinds[item.Key.Resource] = Snapshot(item.Key.Resource, null).Add(item);
        foreach (var term in TermsOf(item))
        {
            _terms[(item.Key.Resource, term)] = Snapshot(item.Key.Resource, term).Add(item);
        }
    }

    public void Remove(ObjectKey key)
    {
        if (!_current.Remove(key, out var old))
        {
            return;
        }

        _kinds[key.Resource] = _kinds[key.Resource].Remove(old);
        foreach (var term in TermsOf(old))
        {
            var rest = Snapshot(key.Resource, term).Remove(old);
            if (rest.IsEmpty)
            {
                _terms.Remove((key.Resource, term));
            }
            else
            {
                _terms[(key.Resource, term)] = rest;
            }
        }
    }

    /// <summary>The terms that <paramref name="item"/> carries.</summary>
    public IEnumerable<string> TermsOf(StoredObject item) => indexes.SelectMany(index => index.Terms(item)).Distinct(StringComparer.Ordinal);
}
