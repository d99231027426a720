using Flux.Kustomize.FileSystems;

namespace Flux.Kustomize.Remotes;

/// <summary>What has been fetched for a build so far, and what it asked for in vain.</summary>
/// <param name="maxItems">How much may be fetched.</param>
internal sealed class PrefetchedContent(int maxItems) : IRemoteContent
{
    private readonly Dictionary<RemoteItem, object?> _answers = [];

    /// <summary>What the build missed first; null when it had all that it asked for.</summary>
    public RemoteItem? Missing { get; set; }

    public ReadOnlyMemory<byte>? Fetch(Uri location, CancellationToken cancellationToken) =>
        Answer(new RemoteItem(location, null)) is byte[] content ? content : default(ReadOnlyMemory<byte>?);

    public IReadOnlyFileSystem FetchRepository(RemoteRepository repository, CancellationToken cancellationToken) =>
        (IReadOnlyFileSystem)Answer(ItemOf(repository))!;

    public async Task FetchAsync(RemoteItem item, IRemoteFetcher fetcher, CancellationToken cancellationToken)
    {
        try
        {
            _answers[item] = item.File is not null
                ? (await fetcher.FetchFileAsync(item.File, cancellationToken).ConfigureAwait(false))?.ToArray()
                : await fetcher.FetchRepositoryAsync(item.Repository!, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException error)
        {
            // The build meets the failure where it needs the content, and says in which file.
            _answers[item] = error;
        }
    }

    /// <summary>Bases in one repository are fetched together, wherever in it they are.</summary>
    private static RemoteItem ItemOf(RemoteRepository repository) => new(null, repository with { Path = "" });

    private object? Answer(RemoteItem item)
    {
        if (!_answers.TryGetValue(item, out var answer))
        {
            if (_answers.Count == maxItems)
            {
                throw new IOException($"limit exceeded: the build names more than {maxItems} remote files and repositories");
            }

            Missing ??= item;
            throw new IOException("it is not fetched yet");
        }

        return answer is IOException error ? throw new IOException(error.Message, error) : answer;
    }
}
