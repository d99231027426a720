using Flux.Api.Artifacts;
using Flux.Sources.Storage;

namespace Flux.Silo.Hosting;

/// <summary>Serves the files of this process's artifact store.</summary>
internal sealed class StoredArtifactFiles(ArtifactStore store) : IArtifactFiles
{
    public async Task<ArtifactFile?> OpenAsync(string path, CancellationToken cancellationToken) =>
        await store.OpenReadAsync(path, cancellationToken) is { } content
            ? new ArtifactFile(content.Stream, content.Artifact.Digest, content.Artifact.Modified)
            : null;
}
