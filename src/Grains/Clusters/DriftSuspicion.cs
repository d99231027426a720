using Flux.Apply.Inventories;

namespace Flux.Grains.Clusters;

/// <summary>
/// What may be drift, until it is known: an owner that applies right now announces it first, and what the watches see of its objects
/// meanwhile is judged when it has told how it left them. Not thread-safe.
/// </summary>
internal sealed class DriftSuspicion(TrackingTable table, TimeProvider time)
{
    /// <summary>What is kept of objects that nobody has named yet; beyond it the next full comparison finds out.</summary>
    private const int MostUnowned = 10_000;

    private readonly Dictionary<ObjectId, Sighting> _suspects = [];
    private readonly Dictionary<string, DateTimeOffset> _announced = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unsure = new(StringComparer.Ordinal);

    public bool IsEmpty => _suspects.Count == 0;

    /// <summary>An owner is about to write. Its silo may die before it tells how that went, so the word holds for a time only.</summary>
    public void Announce(string owner, TimeSpan limit) => _announced[owner] = time.GetUtcNow() + limit;

    /// <summary>
    /// A full list was read, which does not tell what is missing of objects that nobody has named yet: those who are about to name
    /// theirs have read them before it, maybe.
    /// </summary>
    public void Listed() => _unsure.UnionWith(_announced.Keys);

    /// <summary>The owner has told how it left its objects.</summary>
    /// <returns>Whether one of them may have gone unseen since the owner read it.</returns>
    public bool Conclude(string owner)
    {
        _announced.Remove(owner);
        return _unsure.Remove(owner);
    }

    /// <summary>The owner has failed and will compare everything anew: what was seen of its objects says nothing.</summary>
    public void Withdraw(string owner)
    {
        _announced.Remove(owner);
        _unsure.Remove(owner);
        foreach (var id in _suspects.Keys.Where(id => table.OwnerOf(id) == owner).ToArray())
        {
            _suspects.Remove(id);
        }
    }

    /// <returns>Whether there is something to judge later.</returns>
    public bool Add(ObjectId id, Sighting sighting)
    {
        // Not named by anybody yet: it may belong to one who is about to.
        if (!table.Owns(id) && (_announced.Count == 0 || _suspects.Count >= MostUnowned))
        {
            return false;
        }

        // Watches may tell again what they told before, after newer news.
        if (!_suspects.TryGetValue(id, out var known) || !sighting.IsBefore(known.Version))
        {
            _suspects[id] = sighting;
        }

        return true;
    }

    /// <summary>Judges what can be judged now; the rest stays for the next time.</summary>
    /// <returns>The objects that were changed by somebody else, and whose they are.</returns>
    public IReadOnlyList<(ObjectId Id, string Owner)> Settle()
    {
        var now = time.GetUtcNow();
        foreach (var (owner, until) in _announced.ToArray())
        {
            if (until <= now)
            {
                _announced.Remove(owner);
            }
        }

        var drifted = new List<(ObjectId Id, string Owner)>();
        foreach (var (id, sighting) in _suspects.ToArray())
        {
            var owner = table.OwnerOf(id);
            if (owner is null ? _announced.Count > 0 : _announced.ContainsKey(owner))
            {
                continue;
            }

            _suspects.Remove(id);
            if (owner is not null && table.HasDrifted(id, sighting))
            {
                drifted.Add((id, owner));
            }
        }

        return drifted;
    }
}
