using Flux.ObjectStore;

namespace Flux.DevCluster.ServiceAccounts;

/// <summary>What a token says of itself.</summary>
internal sealed record TokenClaim
{
    public required string Namespace { get; init; }

    public required string Name { get; init; }

    /// <summary>The account's uid when the token was made.</summary>
    public required string Uid { get; init; }

    public string? TokenId { get; init; }

    /// <summary>The object that the token ends with, besides the account.</summary>
    public (ResourceKey Kind, string Name, string? Uid)? Bound { get; init; }

    public required IReadOnlyList<string> Audiences { get; init; }

    public required DateTimeOffset Expires { get; init; }
}
