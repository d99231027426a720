using Flux.Grains.Statuses;
using Flux.Manifests.Nodes;
using Flux.Sources.Git;

namespace Flux.Grains.GitRepositories;

/// <summary>The nodes of a source's status.</summary>
internal static class ArtifactNodes
{
    public static MapNode Create(GitFetched fetched, string url) => new()
    {
        { "digest", fetched.Artifact.Digest },
        { "lastUpdateTime", Timestamps.Format(fetched.Artifact.Modified) },
        { "path", fetched.Artifact.Path },
        { "revision", fetched.Revision },
        { "size", fetched.Artifact.Size },
        { "url", url },
    };

    public static ListNode? Includes(IReadOnlyList<Contracts.GitRepositories.GitInclude> includes) => includes.Count == 0
        ? null
        : new ListNode(includes.Select(include => (Node)new MapNode
        {
            { "fromPath", include.FromPath },
            { "repository", new MapNode { { "name", include.Repository.Name } } },
            { "toPath", include.ToPath.Length > 0 ? include.ToPath : include.Repository.Name },
        }));

    public static ListNode? IncludedArtifacts(IReadOnlyList<Sources.Git.GitInclude> includes) => includes.Count == 0
        ? null
        : new ListNode(includes.Select(include => (Node)new MapNode
        {
            { "digest", include.ArtifactDigest },
            { "path", include.ArtifactPath },
            { "revision", include.ArtifactRevision },
        }));
}
