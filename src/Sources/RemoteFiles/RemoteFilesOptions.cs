using Flux.Sources.Git;

namespace Flux.Sources.RemoteFiles;

/// <summary>What one build may fetch.</summary>
public sealed record RemoteFilesOptions
{
    /// <summary>Bytes of all files and repositories together. They are kept in memory.</summary>
    public long MaxBytes { get; init; } = 64L << 20;

    /// <summary>The longest that one fetch may take, whatever its URL asks for.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Places and algorithms of Git fetches; its limits are lowered to what is left of <see cref="MaxBytes"/>.</summary>
    public GitSourceOptions Git { get; init; } = new();

    /// <summary>The credentials for a repository, as the data of a Secret; by default none.</summary>
    public Func<string, IReadOnlyDictionary<string, byte[]>>? Credentials { get; init; }
}
