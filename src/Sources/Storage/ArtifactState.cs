namespace Flux.Sources.Storage;

/// <summary>What the store holds at a path, compared with what a status says.</summary>
public enum ArtifactState
{
    /// <summary>The file is there and its bytes have the expected digest.</summary>
    Verified,

    /// <summary>There is no such file.</summary>
    Missing,

    /// <summary>There is a file with other bytes.</summary>
    Corrupt,
}
