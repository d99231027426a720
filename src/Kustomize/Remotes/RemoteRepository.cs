namespace Flux.Kustomize.Remotes;

/// <summary>A Git repository that a kustomization names as a base.</summary>
/// <param name="Url">What to clone: an http, https or ssh URL, or the short form <c>user@host:path</c>.</param>
/// <param name="Path">The directory of the base in the repository; empty for its root.</param>
public sealed record RemoteRepository(string Url, string Path)
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(27);

    /// <summary>A branch, tag, commit or full reference name; empty for the default branch.</summary>
    public string Reference { get; init; } = "";

    public bool Submodules { get; init; } = true;

    public TimeSpan Timeout { get; init; } = DefaultTimeout;
}
