using System.Security.Cryptography;
using System.Text;
using Flux.Sources.Egress;
using Flux.Sources.HelmRepositories;
using Flux.Sources.Secrets;
using Flux.Sources.Storage;
using Flux.Sources.Tests.Git;
using Microsoft.AspNetCore.Http;

namespace Flux.Sources.Tests.HelmRepositories;

public sealed class HelmRepositorySourceTests
{
    private static readonly ArtifactOwner Owner = new("HelmRepository", "apps", "repo");

    [Fact]
    public async Task Index_Fetched_IsStoredAsJsonAndLinked()
    {
        await using var world = await HelmWorld.StartAsync();
        world.Files["/charts/index.yaml"] = "apiVersion: v1\nentries:\n  c:\n  - {name: c, version: 1.0.0, urls: [c-1.0.0.tgz]}\n";

        var fetched = Assert.IsType<HelmIndexFetched>(await world.FetchAsync());
        var again = await world.FetchAsync(fetched.Revision);

        Assert.StartsWith("helmrepository/apps/repo/index-", fetched.Artifact.Path, StringComparison.Ordinal);
        Assert.Equal($"stored fetched index of size {fetched.Artifact.Size}B from '{world.Url}'", fetched.Message);
        await using var link = await world.Store.OpenReadAsync(Owner.PathOf("index.yaml"), TestContext.Current.CancellationToken);
        Assert.StartsWith("{\n  \"apiVersion\": \"v1\"", await new StreamReader(link!.Stream).ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal($"artifact up-to-date with remote revision: '{fetched.Revision}'", Assert.IsType<HelmIndexNotModified>(again).Message);
    }

    [Fact]
    public async Task Index_Missing_NamesTheStatus()
    {
        await using var world = await HelmWorld.StartAsync();

        var failed = Assert.IsType<HelmIndexFailed>(await world.FetchAsync());

        Assert.Equal(
            ("Failed", $"failed to fetch Helm repository index: failed to cache index to temporary file: failed to fetch {world.Url}/index.yaml : 404 Not Found"),
            (failed.Reason, failed.Message));
    }

    [Fact]
    public async Task Index_LargerThanAllowed_IsRefused()
    {
        await using var world = await HelmWorld.StartAsync();
        world.Files["/charts/index.yaml"] = new string('#', 5000);

        var failed = Assert.IsType<HelmIndexFailed>(await world.FetchAsync());

        Assert.EndsWith("index exceeds the maximum index file size of 4000 bytes", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chart_WithSeveralUrls_ComesFromTheFirstThatHasIt()
    {
        await using var world = await HelmWorld.StartAsync();
        world.Files["/charts/good.tgz"] = "chart";
        var digest = Convert.ToHexStringLower(SHA256.HashData("chart"u8));

        var bytes = await world.Source.DownloadChartAsync(world.Access, Chart(digest, "gone.tgz", "good.tgz"), TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<SourceException>(() =>
            world.Source.DownloadChartAsync(world.Access, Chart(new string('0', 64), "good.tgz"), TestContext.Current.CancellationToken));

        Assert.Equal("chart"u8.ToArray(), bytes);
        Assert.Contains("is not the one in the index", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Chart_OnAnotherHost_GetsTheCredentialsOnlyWhenAsked(bool passCredentials)
    {
        await using var world = await HelmWorld.StartAsync();
        await using var other = await HelmWorld.StartAsync();
        other.Files["/charts/c.tgz"] = "chart";
        var access = world.Access with
        {
            PassCredentials = passCredentials,
            Secret = new NamedSecret("apps/login", new Dictionary<string, byte[]> { ["username"] = "u"u8.ToArray(), ["password"] = "p"u8.ToArray() }),
        };

        await world.Source.DownloadChartAsync(access, Chart("", other.Url + "/c.tgz"), TestContext.Current.CancellationToken);

        Assert.Equal(passCredentials, other.LastAuthorization.Length > 0);
    }

    private static HelmChartVersion Chart(string digest, params string[] urls) => new("c", "1.0.0", default, digest, urls);

    private sealed class HelmWorld : IAsyncDisposable
    {
        private readonly TemporaryDirectory _root = new();
        private readonly EgressClients _egress = new(EgressPolicy.Default);
        private GitServer _server = null!;

        private HelmWorld()
        {
            Store = new ArtifactStore(new ArtifactStoreOptions { Path = _root.Path }, TimeProvider.System);
            Source = new HelmRepositorySource(_egress, Store, new HelmRepositoryOptions { MaxIndexBytes = 4000 }, TimeProvider.System);
        }

        public Dictionary<string, string> Files { get; } = [];

        public ArtifactStore Store { get; }

        public HelmRepositorySource Source { get; }

        public string LastAuthorization { get; private set; } = "";

        public string Url => _server.Url + "/charts";

        public HelmRepositoryAccess Access => new() { Url = Url };

        public static async Task<HelmWorld> StartAsync()
        {
            var world = new HelmWorld();
            world._server = await GitServer.StartAsync(world._root.Path);
            world._server.Intercept = world.AnswerAsync;
            return world;
        }

        public Task<HelmIndexResult> FetchAsync(string? observed = null) =>
            Source.FetchIndexAsync(Owner, Access, observed, TestContext.Current.CancellationToken);

        public async ValueTask DisposeAsync()
        {
            await _server.DisposeAsync();
            _egress.Dispose();
            _root.Dispose();
        }

        private async Task<bool> AnswerAsync(HttpContext context)
        {
            LastAuthorization = context.Request.Headers.Authorization.ToString();
            var found = Files.TryGetValue(context.Request.Path, out var text);
            context.Response.StatusCode = found ? 200 : 404;
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text ?? ""));
            return true;
        }
    }
}
