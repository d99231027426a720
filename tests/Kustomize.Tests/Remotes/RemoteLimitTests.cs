using Flux.Kustomize.Building;
using Flux.Kustomize.FileSystems;
using Flux.Kustomize.Remotes;
using Flux.Sources.Egress;
using Flux.Sources.Git.Trees;
using Flux.Sources.RemoteFiles;

namespace Flux.Kustomize.Tests.Remotes;

/// <summary>Builds whose remote content is larger than the caller allows, from a real server.</summary>
public sealed class RemoteLimitTests : IAsyncDisposable
{
    private const int MaxBytes = 64 << 10;

    private readonly GitHost _host = new();
    private readonly EgressClients _egress = new(EgressPolicy.Default);

    public async ValueTask DisposeAsync()
    {
        _egress.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Repository_LargerThanAllowed_IsAnErrorOfTheBuild()
    {
        await _host.CreateAsync("team/app", new() { ["kustomization.yaml"] = "", ["large.txt"] = new string('x', 2 * MaxBytes) });

        var error = await FailAsync($"{_host.Url}/team/app//");

        Assert.Contains($"cannot fetch the repository '{_host.Url}/team/app'", error.Message, StringComparison.Ordinal);
        Assert.Contains(MaxBytes.ToString(System.Globalization.CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_ThatTogetherAreLargerThanAllowed_AreAnErrorOfTheBuild()
    {
        var large = $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: NAME}}\ndata: {{a: {new string('x', MaxBytes * 2 / 3)}}}\n";
        _host.Files["/a.yaml"] = large.Replace("NAME", "a", StringComparison.Ordinal);
        _host.Files["/b.yaml"] = large.Replace("NAME", "b", StringComparison.Ordinal);

        var error = await FailAsync($"{_host.Url}/a.yaml", $"{_host.Url}/b.yaml");

        Assert.Contains("b.yaml", error.Message, StringComparison.Ordinal);
        Assert.Contains("bytes", error.Message, StringComparison.Ordinal);
    }

    private async Task<KustomizeError> FailAsync(params string[] resources)
    {
        var fetcher = new Fetcher(new RemoteFetches(_egress, new RemoteFilesOptions { MaxBytes = MaxBytes }, TimeProvider.System));
        var files = InMemoryFileSystem.FromText(new Dictionary<string, string> { ["kustomization.yaml"] = $"resources: ['{string.Join("', '", resources)}']\n" });
        var result = await RemoteBuild.RunAsync(
            remote => KustomizeBuilder.Build(files, "", new KustomizeOptions { Remote = remote }, TestContext.Current.CancellationToken),
            fetcher,
            cancellationToken: TestContext.Current.CancellationToken);
        return Assert.Single(result.Errors);
    }

    private sealed class Fetcher(RemoteFetches fetches) : IRemoteFetcher
    {
        public async Task<ReadOnlyMemory<byte>?> FetchFileAsync(Uri location, CancellationToken cancellationToken) =>
            await fetches.GetFileAsync(location, cancellationToken) is { } file ? file : default(ReadOnlyMemory<byte>?);

        public async Task<IReadOnlyFileSystem> FetchRepositoryAsync(RemoteRepository repository, CancellationToken cancellationToken)
        {
            var listing = await fetches.GetRepositoryAsync(new GitTreeRequest { Url = repository.Url, Reference = repository.Reference }, repository.Timeout, cancellationToken);
            return new InMemoryFileSystem(listing.Files, listing.Directories);
        }
    }
}
