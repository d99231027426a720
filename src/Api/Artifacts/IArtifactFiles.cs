namespace Flux.Api.Artifacts;

/// <summary>The stored artifacts, as far as serving them goes.</summary>
public interface IArtifactFiles
{
    /// <summary>Opens an artifact; null when there is none at the path, which is also the answer to a path that leads elsewhere.</summary>
    Task<ArtifactFile?> OpenAsync(string path, CancellationToken cancellationToken);
}
