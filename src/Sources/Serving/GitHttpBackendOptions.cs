namespace Flux.Sources.Serving;

/// <summary>What a <see cref="GitHttpBackend"/> serves.</summary>
public sealed record GitHttpBackendOptions
{
    /// <summary>The directory of bare repositories; they may be in sub-directories.</summary>
    public required string RepositoriesDirectory { get; init; }

    /// <summary>Whether pushes are taken. There is no authentication here: callers decide who gets this far.</summary>
    public bool AllowPush { get; init; }

    /// <summary>The git program.</summary>
    public string GitProgram { get; init; } = "git";

    /// <summary>The largest request body, in bytes, after decompression.</summary>
    public long MaxRequestBytes { get; init; } = 1L << 30;

    /// <summary>Called with a repository's path, such as <c>team/app.git</c>, after a push to it has been taken.</summary>
    public Action<string>? OnPushed { get; init; }
}
