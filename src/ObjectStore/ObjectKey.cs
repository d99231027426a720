namespace Flux.ObjectStore;

/// <summary>
/// What identifies an object. Ordered by kind, then as the paths <c>namespace/name</c>: the order of every list, and that of the keys
/// under which Kubernetes stores objects, so that namespace <c>a-b</c> comes before <c>a</c>.
/// </summary>
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
            order = CompareNamespaces(Namespace, other.Namespace);
        }

        return order == 0 ? string.CompareOrdinal(Name, other.Name) : order;
    }

    public static bool operator <(ObjectKey left, ObjectKey right) => left.CompareTo(right) < 0;

    public static bool operator <=(ObjectKey left, ObjectKey right) => left.CompareTo(right) <= 0;

    public static bool operator >(ObjectKey left, ObjectKey right) => left.CompareTo(right) > 0;

    public static bool operator >=(ObjectKey left, ObjectKey right) => left.CompareTo(right) >= 0;

    private static int CompareNamespaces(string left, string right)
    {
        var common = Math.Min(left.Length, right.Length);
        var order = string.CompareOrdinal(left, 0, right, 0, common);
        if (order != 0 || left.Length == right.Length)
        {
            return order;
        }

        return left.Length == common ? '/' - right[common] : left[common] - '/';
    }

    public override string ToString() => Namespace.Length == 0 ? $"{Resource}/{Name}" : $"{Resource}/{Namespace}/{Name}";
}
