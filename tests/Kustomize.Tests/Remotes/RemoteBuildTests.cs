using Flux.Kustomize.Building;
using Flux.Kustomize.FileSystems;
using Flux.Kustomize.Remotes;

namespace Flux.Kustomize.Tests.Remotes;

public sealed class RemoteBuildTests
{
    [Fact]
    public async Task Build_NamingTheNextBaseEachTime_EndsAtTheLimit()
    {
        var fetcher = new Endless();

        var result = await RemoteBuild.RunAsync(Build, fetcher, maxFetches: 5, TestContext.Current.CancellationToken);

        Assert.Contains("more than 5 remote files and repositories", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
        Assert.Equal(5, fetcher.Count);
    }

    private static BuildResult Build(IRemoteContent remote) => KustomizeBuilder.Build(
        InMemoryFileSystem.FromText(new Dictionary<string, string> { ["kustomization.yaml"] = "resources: ['https://example.com/0//']\n" }),
        "",
        new KustomizeOptions { Remote = remote },
        TestContext.Current.CancellationToken);

    private sealed class Endless : IRemoteFetcher
    {
        public int Count { get; private set; }

        public Task<ReadOnlyMemory<byte>?> FetchFileAsync(Uri location, CancellationToken cancellationToken) => Task.FromResult<ReadOnlyMemory<byte>?>(null);

        public Task<IReadOnlyFileSystem> FetchRepositoryAsync(RemoteRepository repository, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyFileSystem>(
            InMemoryFileSystem.FromText(new Dictionary<string, string> { ["kustomization.yaml"] = $"resources: ['https://example.com/{++Count}//']\n" }));
    }
}
