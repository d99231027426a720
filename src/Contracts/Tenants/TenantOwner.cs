namespace Flux.Contracts.Tenants;

public sealed record TenantOwner
{
    /// <summary><c>User</c>, <c>Group</c> or <c>ServiceAccount</c>.</summary>
    public string Kind { get; init; } = "User";

    public string Name { get; init; } = "";
}
