using System.Collections.Immutable;

namespace Flux.ObjectStore.Memory;

/// <summary>Answers a list request from a snapshot and the changes made since the requested version.</summary>
internal static class Lister
{
    /// <param name="snapshot">The kind's objects now, narrowed to the index term.</param>
    /// <param name="since">The changes after the requested version, oldest first; empty for the newest state.</param>
    /// <param name="carriesTerm">Whether an older object carries the requested term.</param>
    public static ListPage List(
        ListRequest request,
        long version,
        ImmutableSortedSet<StoredObject> snapshot,
        IReadOnlyList<Change> since,
        Func<StoredObject, bool> carriesTerm)
    {
        var source = since.Count == 0 ? snapshot : RollBack(request.Resource, snapshot, since, carriesTerm);
        var start = new ObjectKey(request.Resource, request.Namespace ?? "", "");
        var after = request.After is { } key && key >= start;
        var items = new List<StoredObject>();
        long beyond = 0;
        for (var at = ByKey.FirstAt(source, after ? request.After!.Value : start, after); at < source.Count; at++)
        {
            var item = source[at];
            if (request.Namespace is not null && item.Key.Namespace != request.Namespace)
            {
                break;
            }

            if (request.Filter is not null && !request.Filter(item))
            {
                continue;
            }

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
        }

        return new ListPage(version, items, beyond > 0, request.CountRemaining && beyond > 0 ? beyond : null);
    }

    private static ImmutableSortedSet<StoredObject> RollBack(
        ResourceKey resource, ImmutableSortedSet<StoredObject> snapshot, IReadOnlyList<Change> since, Func<StoredObject, bool> carriesTerm)
    {
        var builder = snapshot.ToBuilder();
        for (var i = since.Count - 1; i >= 0; i--)
        {
            var key = since[i].Object!.Key;
            if (key.Resource != resource)
            {
                continue;
            }

            builder.Remove(ByKey.Probe(key));
            if (since[i].Previous is { } previous && carriesTerm(previous))
            {
                builder.Add(previous);
            }
        }

        return builder.ToImmutable();
    }
}
