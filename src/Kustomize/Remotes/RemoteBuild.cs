namespace Flux.Kustomize.Remotes;

/// <summary>
/// Builds with remote content although builds do not wait: a build ends at the first thing that is not at hand, that is fetched,
/// and the build starts again, until it is complete. A build costs little beside a fetch.
/// </summary>
public static class RemoteBuild
{
    /// <summary>How many files and repositories a build may name unless the caller says otherwise.</summary>
    public const int DefaultMaxFetches = 64;

    /// <typeparam name="T">What a build makes.</typeparam>
    /// <param name="build">Builds with the content given, the same way each time.</param>
    /// <param name="fetcher">Fetches what is missing.</param>
    /// <param name="maxFetches">How much may be fetched, in files and repositories; what is named beyond is an error of the build.</param>
    /// <param name="cancellationToken">Ends fetches; the builds have a token of their own.</param>
    /// <returns>The result of the last build.</returns>
    public static async Task<T> RunAsync<T>(
        Func<IRemoteContent, T> build, IRemoteFetcher fetcher, int maxFetches = DefaultMaxFetches, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(build);
        ArgumentNullException.ThrowIfNull(fetcher);
        var content = new PrefetchedContent(maxFetches);
        while (true)
        {
            content.Missing = null;
            var result = build(content);
            if (content.Missing is not { } missing)
            {
                return result;
            }

            await content.FetchAsync(missing, fetcher, cancellationToken).ConfigureAwait(false);
        }
    }
}
