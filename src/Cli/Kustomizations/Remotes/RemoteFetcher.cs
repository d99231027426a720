using Flux.Kustomize.FileSystems;
using Flux.Kustomize.Remotes;
using Flux.Sources;
using Flux.Sources.Egress;
using Flux.Sources.Git.Trees;
using Flux.Sources.RemoteFiles;

namespace Flux.Cli.Kustomizations.Remotes;

/// <summary>Fetches the remote bases of one build with the user's own keys. Nothing is set up for a build that has none.</summary>
internal sealed class RemoteFetcher : IRemoteFetcher, IDisposable
{
    private static readonly RemoteFilesOptions Options = new()
    {
        MaxBytes = 512L << 20,
        MaxTime = TimeSpan.FromMinutes(10),
        Credentials = UserKeys.For,
    };

    private readonly Lazy<EgressClients> _egress = new(Open);
    private RemoteFetches? _fetches;

    private RemoteFetches Fetches => _fetches ??= new RemoteFetches(_egress.Value, Options, TimeProvider.System);

    public async Task<ReadOnlyMemory<byte>?> FetchFileAsync(Uri location, CancellationToken cancellationToken) =>
        await Fetches.GetFileAsync(location, cancellationToken) is { } file ? file : default(ReadOnlyMemory<byte>?);

    public async Task<IReadOnlyFileSystem> FetchRepositoryAsync(RemoteRepository repository, CancellationToken cancellationToken)
    {
        var request = new GitTreeRequest { Url = repository.Url, Reference = repository.Reference, RecurseSubmodules = repository.Submodules };
        var listing = await Fetches.GetRepositoryAsync(request, repository.Timeout, cancellationToken);
        return new LinkedFileSystem(new InMemoryFileSystem(listing.Files, listing.Directories), listing.Links);
    }

    private static EgressClients Open()
    {
        try
        {
            return new EgressClients(EgressPolicy.Default, AmbientProxy.FromEnvironment(Environment.GetEnvironmentVariable), TimeProvider.System);
        }
        catch (SourceException error)
        {
            throw new IOException(error.Message, error);
        }
    }

    public void Dispose()
    {
        if (_egress.IsValueCreated)
        {
            _egress.Value.Dispose();
        }
    }
}
