using Flux.Kustomize.Building;

namespace Flux.Kustomize.Remotes;

/// <summary>
/// Builds with remote content although builds do not wait: a build ends at the first thing that is not at hand, that is fetched,
/// and the build starts again, until it is complete. A build costs little beside a fetch.
/// </summary>
public static class RemoteBuild
{
    /// <summary>How many files and repositories a build may name unless the caller says otherwise.</summary>
    public const int DefaultMaxFetches = 64;

    /// <param name="build">Builds with the content given, the same way each time.</param>
    /// <param name="fetcher">Fetches what is missing.</param>
    /// <param name="maxFetches">How much may be fetched, in files and repositories.</param>
    /// <param name="cancellationToken">Ends fetches; the builds have a token of their own.</param>
    public static async Task<BuildResult> RunAsync(
        Func<IRemoteContent, BuildResult> build, IRemoteFetcher fetcher, int maxFetches = DefaultMaxFetches, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(build);
        ArgumentNullException.ThrowIfNull(fetcher);
        var content = new PrefetchedContent();
        for (var fetched = 0; ; fetched++)
        {
            content.Missing = null;
            var result = build(content);
            if (content.Missing is not { } missing)
            {
                return result;
            }

            if (fetched == maxFetches)
            {
                return new BuildResult(new KustomizeError($"limit exceeded: the build names more than {maxFetches} remote files and repositories; the last was '{missing}'", missing.Name));
            }

            await content.FetchAsync(missing, fetcher, cancellationToken).ConfigureAwait(false);
        }
    }
}
