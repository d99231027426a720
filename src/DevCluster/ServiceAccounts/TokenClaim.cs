using Flux.ObjectStore;

namespace Flux.DevCluster.ServiceAccounts;

/// <summary>What a token says of itself.</summary>
internal sealed record TokenClaim
{
    public required string Namespace { get; init; }

    public required string Name { get; init; }

    /// <summary>The account's uid when the token was made.</summary>
    public required string Uid { get; init; }

    /// <summary>What the token tells of itself and of what it is bound to.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Extra { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The object that the token ends with, besides the account.</summary>
    public (ResourceKey Kind, string Name, string? Uid)? Bound { get; init; }

    /// <summary>For a token that is kept in the Secret it ends with: what must stand there, so that overwriting it ends it, too.</summary>
    public string? SecretData { get; init; }

    public required IReadOnlyList<string> Audiences { get; init; }

    public required DateTimeOffset Expires { get; init; }
}
