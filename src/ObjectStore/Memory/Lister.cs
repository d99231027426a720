namespace Flux.ObjectStore.Memory;

/// <summary>Answers a list request from a snapshot and the changes made since the requested version.</summary>
internal static class Lister
{
    /// <param name="snapshot">The kind's objects now, narrowed to the index term.</param>
    /// <param name="since">The kind's changes after the requested version, oldest first; empty for the newest state.</param>
    /// <param name="carriesTerm">Whether an older object carries the requested term.</param>
    public static ListPage List(
        ListRequest request, long version, SortedObjects snapshot, List<Change> since, Func<StoredObject, bool> carriesTerm)
    {
        var items = new List<StoredObject>();
        var isPlain = since.Count == 0 && request is { Filter: null, Name: null };
        long beyond = 0;
        foreach (var item in Matching(request, snapshot, since, carriesTerm))
        {
            if (request.Limit is not { } limit || items.Count < limit)
            {
                items.Add(item);
                continue;
            }

            beyond++;
            if (!request.CountRemaining)
            {
                break;
            }

            if (isPlain)
            {
                beyond = snapshot.CountBefore(End(request)) - snapshot.CountBefore(item.Key);
                break;
            }
        }

        return new ListPage(version, items, beyond > 0, request.CountRemaining && beyond > 0 ? beyond : null);
    }

    /// <summary>A key behind every one that the request can list.</summary>
    private static ObjectKey? End(ListRequest request) =>
        request.Namespace is { } ns ? new ObjectKey(request.Resource, ns, "\uffff") : null;

    private static IEnumerable<StoredObject> Matching(
        ListRequest request, SortedObjects snapshot, List<Change> since, Func<StoredObject, bool> carriesTerm)
    {
        var start = new ObjectKey(request.Resource, request.Namespace ?? "", request.Namespace is null ? "" : request.Name ?? "");
        var after = request.After is { } key && key >= start;
        var from = after ? request.After!.Value : start;
        var items = snapshot.From(from, exclusive: after);
        if (since.Count > 0)
        {
            items = RollBack(items, FirstStates(since), from, after, carriesTerm);
        }

        return items
            .TakeWhile(item => request.Namespace is null || (item.Key.Namespace == request.Namespace && IsNamed(item, request.Name)))
            .Where(item => IsNamed(item, request.Name) && request.Filter?.Invoke(item) != false);
    }

    private static bool IsNamed(StoredObject item, string? name) => name is null || item.Key.Name == name;

    /// <summary>For each changed key its state before the first change; null where there was none.</summary>
    private static Dictionary<ObjectKey, StoredObject?> FirstStates(List<Change> since)
    {
        var states = new Dictionary<ObjectKey, StoredObject?>();
        foreach (var change in since)
        {
            states.TryAdd(change.Object!.Key, change.Previous);
        }

        return states;
    }

    /// <summary>Merges the untouched objects with the former states of the others, in key order.</summary>
    private static IEnumerable<StoredObject> RollBack(
        IEnumerable<StoredObject> items,
        Dictionary<ObjectKey, StoredObject?> states,
        ObjectKey from,
        bool exclusive,
        Func<StoredObject, bool> carriesTerm)
    {
        var former = states.Values.OfType<StoredObject>()
            .Where(item => (exclusive ? item.Key > from : item.Key >= from) && carriesTerm(item))
            .OrderBy(item => item.Key)
            .ToArray();
        var next = 0;
        foreach (var item in items.Where(item => !states.ContainsKey(item.Key)))
        {
            for (; next < former.Length && former[next].Key < item.Key; next++)
            {
                yield return former[next];
            }

            yield return item;
        }

        for (; next < former.Length; next++)
        {
            yield return former[next];
        }
    }
}
