namespace Flux.Sources.Git;

/// <summary>What the artifact in storage was made from: the observed fields of the status.</summary>
public sealed record GitObserved
{
    /// <summary>The artifact's revision.</summary>
    public required string Revision { get; init; }

    public string? Ignore { get; init; }

    public bool RecurseSubmodules { get; init; }

    public IReadOnlyList<string> SparseCheckout { get; init; } = [];

    /// <summary>The includes as they were, artifacts and all.</summary>
    public IReadOnlyList<GitInclude> Includes { get; init; } = [];

    /// <summary>The mode of the last successful verification.</summary>
    public GitVerificationMode? VerificationMode { get; init; }
}
