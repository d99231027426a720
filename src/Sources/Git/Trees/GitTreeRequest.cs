namespace Flux.Sources.Git.Trees;

/// <summary>A repository whose files are wanted as they are, without an artifact.</summary>
public sealed record GitTreeRequest
{
    /// <summary>With scheme http, https or ssh, or in the short form <c>user@host:path</c>.</summary>
    public required string Url { get; init; }

    /// <summary>A branch, tag, full reference name or full commit id, as <c>git fetch</c> takes it; empty for the remote's HEAD.</summary>
    public string Reference { get; init; } = "";

    public bool RecurseSubmodules { get; init; }

    /// <summary>The data of a Secret with credentials for this host.</summary>
    public IReadOnlyDictionary<string, byte[]> Secret { get; init; } = new Dictionary<string, byte[]>();
}
