using Flux.Kustomize.FileSystems;

namespace Flux.Kustomize.Remotes;

/// <summary>Fetches for one build what its files name by URL, under the caller's egress policy, within the caller's byte and time caps.</summary>
public interface IRemoteFetcher
{
    /// <summary>The content of a file; null when the URL names none (a repository or a page, say).</summary>
    /// <exception cref="IOException">It cannot be fetched or the policy forbids it; the message says why.</exception>
    Task<ReadOnlyMemory<byte>?> FetchFileAsync(Uri location, CancellationToken cancellationToken);

    /// <summary>The files of a repository at the reference asked for.</summary>
    /// <exception cref="IOException">It cannot be fetched or the policy forbids it; the message says why.</exception>
    Task<IReadOnlyFileSystem> FetchRepositoryAsync(RemoteRepository repository, CancellationToken cancellationToken);
}
