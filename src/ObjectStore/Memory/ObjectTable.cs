namespace Flux.ObjectStore.Memory;

/// <summary>
/// The current objects, ordered by key within their kind, with the index terms. The sets are immutable: a list works on a
/// snapshot while writes go on. Not thread-safe by itself: the store's lock guards it.
/// </summary>
internal sealed class ObjectTable
{
    private readonly IReadOnlyList<IObjectIndex> _indexes;
    private readonly Dictionary<ObjectKey, Entry> _current;
    private readonly Dictionary<ResourceKey, SortedObjects> _kinds = [];
    private readonly Dictionary<(ResourceKey Resource, string Term), SortedObjects> _terms = [];

    public ObjectTable(IReadOnlyList<IObjectIndex> indexes, IReadOnlyCollection<StoredObject> objects)
    {
        _indexes = indexes;
        _current = new Dictionary<ObjectKey, Entry>(objects.Count);
        foreach (var item in objects)
        {
            _current.Add(item.Key, new Entry(item, TermsOf(item)));
        }

        foreach (var kind in objects.GroupBy(item => item.Key.Resource))
        {
            _kinds.Add(kind.Key, SortedObjects.Of(kind));
        }

        var carriers = from entry in _current.Values from term in entry.Terms group entry.Item by (entry.Item.Key.Resource, term);
        foreach (var group in carriers)
        {
            _terms.Add(group.Key, SortedObjects.Of(group));
        }
    }

    public StoredObject? Find(ObjectKey key) => _current.TryGetValue(key, out var entry) ? entry.Item : null;

    /// <summary>A snapshot of a kind, or of the part of it that carries a term.</summary>
    public SortedObjects Snapshot(ResourceKey resource, string? term) => term is null
        ? _kinds.GetValueOrDefault(resource, SortedObjects.Empty)
        : _terms.GetValueOrDefault((resource, term), SortedObjects.Empty);

    public void Put(StoredObject item)
    {
        var key = item.Key;
        var terms = TermsOf(item);
        if (_current.TryGetValue(key, out var old))
        {
            DropTerms(key, old.Terms.Except(terms, StringComparer.Ordinal));
        }

        _current[key] = new Entry(item, terms);
        _kinds[key.Resource] = Snapshot(key.Resource, null).With(item);
        foreach (var term in terms)
        {
            _terms[(key.Resource, term)] = Snapshot(key.Resource, term).With(item);
        }
    }

    public void Remove(ObjectKey key)
    {
        if (_current.Remove(key, out var old))
        {
            _kinds[key.Resource] = _kinds[key.Resource].Without(key);
            DropTerms(key, old.Terms);
        }
    }

    /// <summary>The terms that <paramref name="item"/> carries.</summary>
    public string[] TermsOf(StoredObject item) =>
        _indexes.Count == 0 ? [] : [.. _indexes.SelectMany(index => index.Terms(item)).Distinct(StringComparer.Ordinal)];

    private void DropTerms(ObjectKey key, IEnumerable<string> terms)
    {
        foreach (var term in terms)
        {
            var rest = Snapshot(key.Resource, term).Without(key);
            if (rest.Count == 0)
            {
                _terms.Remove((key.Resource, term));
            }
            else
            {
                _terms[(key.Resource, term)] = rest;
            }
        }
    }

    /// <summary>An object with its terms, kept so that replacing it need not derive them again.</summary>
    private readonly record struct Entry(StoredObject Item, string[] Terms);
}
