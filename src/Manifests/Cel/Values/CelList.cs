using System.Collections;

namespace Flux.Manifests.Cel.Values;

/// <summary>A list whose items are made when they are asked for.</summary>
public abstract class CelList : IReadOnlyList<CelValue>
{
    public abstract int Count { get; }

    public abstract CelValue this[int index] { get; }

    public IEnumerator<CelValue> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Joins two lists. Lists with identities of their own, such as those of a schema, decide what that means.</summary>
    internal virtual CelValue Concat(CelList other)
    {
        CelEffort.SpendItems((long)Count + other.Count);
        return CelValue.Of(new CelArrayList([.. this, .. other]));
    }

    /// <summary>Equality of lists of a kind of their own; null leaves it to the items in order.</summary>
    internal virtual bool? IsSame(CelList other) => null;
}
