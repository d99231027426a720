namespace Flux.Sources.Storage;

/// <summary>An artifact that lies in the store.</summary>
/// <param name="Path">Relative to the store, with slashes.</param>
/// <param name="Digest"><c>algorithm:hex</c> over the stored bytes.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Modified">When it was written.</param>
public sealed record StoredArtifact(string Path, string Digest, long Size, DateTimeOffset Modified);
