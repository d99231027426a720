using System.Net;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.Api.Tests;

public sealed class PlainEndpointTests : IAsyncLifetime
{
    private PlainServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await PlainServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Readiness_OfAProcessThatIsAskedToStop_Ends()
    {
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/readyz")).Status);

        // Told as the operating system's signal is told, before anything is taken down.
        var store = new Flux.Api.Health.StoreHealthCheck(_server.Store, new Stopping());
        var check = await store.CheckHealthAsync(new(), Token);

        Assert.Equal(Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Unhealthy, check.Status);
        Assert.Equal("the process is stopping", check.Description);
    }

    [Fact]
    public async Task Readiness_WithABrokenPart_IsAProblemThatNamesIt()
    {
        _server.IsBroken = true;

        var (status, type, body) = await GetAsync("/readyz");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("application/problem+json", type);
        Assert.Contains("part: it is broken", body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/healthz")).Status);
    }

    [Fact]
    public async Task Readiness_WithWhatOthersMiss_IsReadyAndSaysIt()
    {
        _server.Lack = "nobody works";

        var (status, type, body) = await GetAsync("/readyz");

        Assert.Equal((HttpStatusCode.OK, "text/plain", "ok, but lack: nobody works"), (status, type, body));
    }

    [Fact]
    public async Task Failure_OfAnEndpoint_IsAProblemThatTellsNothingOfTheProcess()
    {
        var (status, type, body) = await GetAsync("/broken");

        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.Equal("application/problem+json", type);
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/gitrepository/team/app/b.tar.gz")]
    [InlineData("/gitrepository/../secret")]
    public async Task Path_ThatNamesNothing_IsA404Problem(string path)
    {
        var (status, type, _) = await GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal("application/problem+json", type);
    }

    [Fact]
    public async Task Artifact_ByItsPath_HasItsDigestAsEntityTag()
    {
        using var response = await _server.Http.GetAsync(new Uri("/gitrepository/team/app/a.tar.gz", UriKind.Relative), Token);

        Assert.Equal("bytes", await response.Content.ReadAsStringAsync(Token));
        Assert.Equal("application/gzip", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("\"sha256:abc\"", response.Headers.ETag!.Tag);
    }

    [Fact]
    public async Task Document_OfThePlainEndpoints_NamesThem()
    {
        var (status, _, body) = await GetAsync("/openapi/flux.json");
        var paths = JsonNodeReader.Read(body).GetMap("paths")!;

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("/healthz", paths.Keys);
        Assert.Contains("/readyz", paths.Keys);
        Assert.Contains("/metrics/resources", paths.Keys);
        Assert.Contains("/metrics", paths.Keys);
        Assert.Contains(paths.Keys, path => path.StartsWith("/gitrepository/", StringComparison.Ordinal));
        Assert.Equal(["200", "503"], paths.GetMap("/readyz", "get", "responses")!.Keys);
        Assert.Equal(["200", "206", "304", "404", "416"], paths.GetMap("/gitrepository/{path}", "get", "responses")!.Keys.Order());
    }

    [Fact]
    public async Task Resource_InTheStore_IsASeriesUntilItIsGone()
    {
        var key = new ObjectKey(new ResourceKey("kustomize.toolkit.fluxcd.io", "kustomizations"), "team", "app");
        var ready = new MapNode { { "type", "Ready" }, { "status", "True" }, { "reason", "ReconciliationSucceeded" } };
        var item = new MapNode
        {
            { "metadata", new MapNode { { "name", "app" }, { "namespace", "team" } } },
            { "spec", new MapNode { { "sourceRef", new MapNode { { "name", "a\"b" } } } } },
            { "status", new MapNode { { "lastAppliedRevision", "main@sha1:1" }, { "conditions", new ListNode { ready } } } },
        };
        var written = await _server.Store.WriteAsync(WriteRequest.Create(key, VersionedBody.Of(item)), Token);

        var (_, _, text) = await GetAsync("/metrics/resources");
        await _server.Store.WriteAsync(WriteRequest.Delete(key, written.Object!.Version, VersionedBody.Of(item)), Token);
        var (_, _, after) = await GetAsync("/metrics/resources");

        Assert.Contains(
            "gotk_resource_info{customresource_group=\"kustomize.toolkit.fluxcd.io\",customresource_kind=\"Kustomization\",customresource_version=\"v1\",exported_namespace=\"team\",name=\"app\","
            + "ready=\"True\",reason=\"ReconciliationSucceeded\",suspended=\"false\",revision=\"main@sha1:1\",source_name=\"a\\\"b\",url=\"\"} 1\n",
            text,
            StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"app\"", after, StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, string? Type, string Body)> GetAsync(string path)
    {
        using var response = await _server.Http.GetAsync(new Uri(path, UriKind.Relative), Token);
        return (response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(Token));
    }

    private sealed class Stopping : Microsoft.Extensions.Hosting.IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => new(true);

        public CancellationToken ApplicationStopping => new(true);

        public CancellationToken ApplicationStopped => default;

        public void StopApplication()
        {
        }
    }
}
