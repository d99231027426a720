using Flux.Kustomize.FileSystems;

namespace Flux.Grains.Artifacts;

/// <summary>An artifact's files, or why there are none.</summary>
public sealed record ArtifactFetch
{
    private ArtifactFetch()
    {
    }

    public IReadOnlyFileSystem? Files { get; private init; }

    /// <summary>How many bytes the files have together.</summary>
    public long Bytes { get; private init; }

    /// <summary>The reason in words; null when the files are there or the artifact is not found.</summary>
    public string? Error { get; private init; }

    /// <summary>The storage has no such artifact now: it may be about to write it.</summary>
    public bool IsNotFound { get; private init; }

    public static readonly ArtifactFetch NotFound = new() { IsNotFound = true };

    public static ArtifactFetch Done(IReadOnlyFileSystem files, long bytes) => new() { Files = files, Bytes = bytes };

    public static ArtifactFetch Failed(string error) => new() { Error = error };
}
