using Flux.Contracts.Objects;

namespace Flux.Grains.Artifacts;

/// <summary>Gets the files of artifacts, each content once however many resources use it.</summary>
public interface IArtifactFetcher
{
    Task<ArtifactFetch> FetchAsync(Artifact artifact, CancellationToken cancellationToken);
}
