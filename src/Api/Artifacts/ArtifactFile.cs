namespace Flux.Api.Artifacts;

/// <param name="Content">The bytes; the response disposes of them.</param>
/// <param name="Digest">Their digest, which is the entity tag: an artifact never changes.</param>
/// <param name="Modified">When it was stored.</param>
public sealed record ArtifactFile(Stream Content, string Digest, DateTimeOffset Modified);
