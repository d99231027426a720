namespace Flux.Contracts.Objects;

/// <summary>What a source has fetched: an archive, addressed by its content.</summary>
public sealed record Artifact
{
    public string Path { get; init; } = "";

    public string Url { get; init; } = "";

    /// <summary>What people call the content: <c>main@sha1:…</c>.</summary>
    public string Revision { get; init; } = "";

    /// <summary><c>algorithm:hex</c> of the archive's bytes.</summary>
    public string Digest { get; init; } = "";

    public DateTimeOffset? LastUpdateTime { get; init; }

    public long Size { get; init; }

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}
