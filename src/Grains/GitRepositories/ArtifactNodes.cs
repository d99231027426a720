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
}
