namespace Flux.Grains.Reconciling;

/// <summary>What a resource grain's key says: <c>tenant/namespace/name</c>.</summary>
public readonly record struct ResourceId(string Tenant, string Namespace, string Name)
{
    public static ResourceId Parse(string key)
    {
        var parts = key.Split('/', 3);
        return parts.Length == 3
            ? new ResourceId(parts[0], parts[1], parts[2])
            : throw new ArgumentException($"A resource key has the form tenant/namespace/name, not '{key}'.", nameof(key));
    }

    public override string ToString() => $"{Tenant}/{Namespace}/{Name}";
}
