namespace Flux.Sources.Storage;

/// <summary>A stored artifact opened for reading; dispose it to close the file.</summary>
/// <param name="Artifact">What it is; its digest was computed from the bytes that <paramref name="Stream"/> yields.</param>
/// <param name="Stream">Seekable, at the start.</param>
public sealed record ArtifactContent(StoredArtifact Artifact, FileStream Stream) : IAsyncDisposable, IDisposable
{
    public void Dispose() => Stream.Dispose();

    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}
