using Flux.Grains.Artifacts;
using Flux.Kustomize.FileSystems;
using Flux.Kustomize.Remotes;
using Flux.Sources.Git.Trees;
using Flux.Sources.RemoteFiles;

namespace Flux.Grains.Kustomizations;

/// <summary>Fetches what one build names by URL, without any credentials but those in the URL.</summary>
internal sealed class RemoteBaseFetcher(RemoteFetches fetches) : IRemoteFetcher
{
    public async Task<ReadOnlyMemory<byte>?> FetchFileAsync(Uri location, CancellationToken cancellationToken) =>
        await fetches.GetFileAsync(location, cancellationToken) is { } file ? file : default(ReadOnlyMemory<byte>?);

    public async Task<IReadOnlyFileSystem> FetchRepositoryAsync(RemoteRepository repository, CancellationToken cancellationToken)
    {
        var request = new GitTreeRequest { Url = repository.Url, Reference = repository.Reference, RecurseSubmodules = repository.Submodules };
        return TreeFiles.ToFileSystem(await fetches.GetRepositoryAsync(request, repository.Timeout, cancellationToken));
    }
}
