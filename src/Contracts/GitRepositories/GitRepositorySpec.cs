using Flux.Contracts.Objects;

namespace Flux.Contracts.GitRepositories;

/// <summary><c>spec</c> of a GitRepository: which commit of which repository to fetch, and how.</summary>
public sealed record GitRepositorySpec
{
    public string Url { get; init; } = "";

    public LocalReference? SecretRef { get; init; }

    /// <summary><c>generic</c> (default), <c>aws</c>, <c>azure</c> or <c>github</c>.</summary>
    public string Provider { get; init; } = "generic";

    public string ServiceAccountName { get; init; } = "";

    public string Interval { get; init; } = "";

    public string Timeout { get; init; } = "60s";

    public GitReference? Ref { get; init; }

    public GitVerification? Verify { get; init; }

    public LocalReference? ProxySecretRef { get; init; }

    /// <summary>Lines in .gitignore syntax, behind those of the repository's .sourceignore files.</summary>
    public string? Ignore { get; init; }

    public bool Suspend { get; init; }

    public bool RecurseSubmodules { get; init; }

    public IReadOnlyList<GitInclude> Include { get; init; } = [];

    public IReadOnlyList<string> SparseCheckout { get; init; } = [];
}
