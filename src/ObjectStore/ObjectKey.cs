namespace Flux.ObjectStore;

/// <summary>What identifies an object. Ordered by kind, namespace, name (ordinally): the order of every list.</summary>
/// <param name="Namespace">Empty for cluster-scoped objects.</param>
public readonly record struct ObjectKey(ResourceKey Resource, string Namespace, string Name) : IComparable<ObjectKey>
{
    public int CompareTo(ObjectKey other)
    {
        var order = string.CompareOrdinal(Resource.Group, other.Resource.Group);
        if (order == 0)
        {
            order = string.CompareOrdinal(Resource.Resource, other.Resource.Resource);
        }

        if (order == 0)
        {
            order = string.CompareOrdinal(Namespace, other.Namespace);
        }

        return order == 0 ? string.CompareOrdinal(Name, other.Name) : order;
    }

    public static bool operator <(ObjectKey left, ObjectKey right) => left.CompareTo(right) < 0;

    public static bool operator <=(ObjectKey left, ObjectKey right) => left.CompareTo(right) <= 0;

    public static bool operator >(ObjectKey left, ObjectKey right) => left.CompareTo(right) > 0;

    public static bool operator >=(ObjectKey left, ObjectKey right) => left.CompareTo(right) >= 0;

    public override string ToString() => Namespace.Length == 0 ? $"{Resource}/{Name}" : $"{Resource}/{Namespace}/{Name}";
}
