using Flux.Kustomize.FileSystems;

namespace Flux.Kustomize.Remotes;

/// <summary>Fetches what a kustomization names by URL, under the caller's egress policy.</summary>
public interface IRemoteContent
{
    /// <summary>The content of a file; null when the URL names none (a repository, say).</summary>
    /// <exception cref="IOException">It cannot be fetched or the policy forbids it; the message says why.</exception>
    ReadOnlyMemory<byte>? Fetch(Uri location, CancellationToken cancellationToken);

    /// <summary>The files of a repository at the reference asked for.</summary>
    /// <exception cref="IOException">It cannot be fetched or the policy forbids it; the message says why.</exception>
    IReadOnlyFileSystem FetchRepository(RemoteRepository repository, CancellationToken cancellationToken);
}
