using Flux.Sources.Secrets;
using Flux.Sources.Storage;

namespace Flux.Sources.Git;

/// <summary>A GitRepository's spec and what was seen before, with references to other objects resolved.</summary>
public sealed record GitFetchRequest
{
    /// <summary>Whose artifact it becomes.</summary>
    public required ArtifactOwner Owner { get; init; }

    /// <summary>With scheme http, https or ssh.</summary>
    public required string Url { get; init; }

    public GitReference Reference { get; init; } = new();

    /// <summary><c>generic</c>, <c>github</c>, <c>azure</c> or <c>aws</c>.</summary>
    public string Provider { get; init; } = "generic";

    /// <summary>The Secret with credentials.</summary>
    public NamedSecret? Secret { get; init; }

    public NamedSecret? ProxySecret { get; init; }

    /// <summary>For all of the fetching.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The text of <c>spec.ignore</c>.</summary>
    public string? Ignore { get; init; }

    public bool RecurseSubmodules { get; init; }

    /// <summary>Paths to bring; all when empty.</summary>
    public IReadOnlyList<string> SparseCheckout { get; init; } = [];

    /// <summary>Other artifacts to put into this one, in order.</summary>
    public IReadOnlyList<GitInclude> Includes { get; init; } = [];

    /// <summary>An include that is not there: the answer once the credentials are found to be in order. Null when all are there.</summary>
    public GitFetchFailed? MissingInclude { get; init; }

    public GitVerification? Verification { get; init; }

    /// <summary>Null when there is no artifact in storage.</summary>
    public GitObserved? Observed { get; init; }
}
