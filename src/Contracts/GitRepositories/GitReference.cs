namespace Flux.Contracts.GitRepositories;

/// <summary>The reference to follow; the first that is set wins in the order commit, name, tag, semver, branch.</summary>
public sealed record GitReference
{
    public string? Branch { get; init; }

    public string? Tag { get; init; }

    public string? Semver { get; init; }

    public string? Name { get; init; }

    public string? Commit { get; init; }
}
