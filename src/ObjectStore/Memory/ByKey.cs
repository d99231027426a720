using System.Collections.Immutable;

namespace Flux.ObjectStore.Memory;

/// <summary>Orders objects by key, so that a persistent set of them can be entered at any key.</summary>
internal sealed class ByKey : IComparer<StoredObject>
{
    public static readonly ImmutableSortedSet<StoredObject> EmptySet = ImmutableSortedSet.Create<StoredObject>(new ByKey());

    public int Compare(StoredObject? x, StoredObject? y) => x!.Key.CompareTo(y!.Key);

    /// <summary>The rank of the first object at or behind a key.</summary>
    public static int FirstAt(ImmutableSortedSet<StoredObject> set, ObjectKey key, bool exclusive)
    {
        var at = set.IndexOf(Probe(key));
        return at < 0 ? ~at : exclusive ? at + 1 : at;
    }

    public static StoredObject Probe(ObjectKey key) => new(key, 0, default);
}
