namespace Flux.Sources.Git;

/// <summary>An entry of <c>spec.include</c> with the artifact that the other repository has now.</summary>
/// <param name="Name">The other repository's name.</param>
/// <param name="FromPath">What to take of it; all when empty.</param>
/// <param name="ToPath">Where to put it; a directory of the repository's name when empty.</param>
/// <param name="ArtifactPath">Its place in the store.</param>
/// <param name="ArtifactDigest">The digest it must have.</param>
/// <param name="ArtifactRevision">Its revision.</param>
public sealed record GitInclude(
    string Name, string FromPath, string ToPath, string ArtifactPath, string ArtifactDigest, string ArtifactRevision)
{
    internal string Target => ToPath.Length > 0 ? ToPath : Name;
}
