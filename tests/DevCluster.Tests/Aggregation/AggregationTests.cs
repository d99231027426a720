using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Flux.DevCluster.Hosting;
using Flux.DevCluster.Tests.Hosting;
using Flux.KubeApi.FrontProxy;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tests.Aggregation;

/// <summary>A DevCluster in front of another API server.</summary>
public sealed class AggregationTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>, IAsyncLifetime
{
    private const string ApiServices = "/apis/apiregistration.k8s.io/v1/apiservices";
    private const string Echoes = "/apis/echo.example.com/v1/namespaces/default/echoes";

    private readonly HttpClient _http = new(new HttpClientHandler
    {
        ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
    });

    private EchoServer _echo = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _echo = await EchoServer.StartAsync("echo.default.svc");
        _http.BaseAddress = fixture.Host.Address;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", fixture.Host.AdministratorToken);
        var service = new MapNode
        {
            { "apiVersion", "v1" }, { "kind", "Service" }, { "metadata", new MapNode { { "name", "echo" } } },
            { "spec", new MapNode { { "type", "ExternalName" }, { "externalName", "localhost" } } },
        };
        await SendAsync(HttpMethod.Post, "/api/v1/namespaces/default/services", service);
        await SendAsync(HttpMethod.Post, ApiServices, ApiService(Convert.ToBase64String(Encoding.UTF8.GetBytes(_echo.AuthorityPem))));
    }

    public async ValueTask DisposeAsync()
    {
        await SendAsync(HttpMethod.Delete, $"{ApiServices}/v1.echo.example.com", null);
        await SendAsync(HttpMethod.Delete, "/api/v1/namespaces/default/services/echo", null);
        await _echo.DisposeAsync();
        _http.Dispose();
    }

    [Fact]
    public async Task Request_ToAnExtensionServer_CarriesTheCallerAndNothingForged()
    {
        await WaitUntilAsync("True", "Passed");
        using var request = new HttpRequestMessage(HttpMethod.Post, Echoes + "?dryRun=All") { Content = new StringContent("{\"a\":1}", Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Remote-User", "forged");
        request.Headers.Add("X-Remote-Extra-Scopes", "forged");
        request.Headers.TryAddWithoutValidation("X-Remote-Group~1", "forged");
        request.Headers.TryAddWithoutValidation("X-Remote-Group~7", "forged");
        request.Headers.Add("Cookie", "a=b");
        request.Headers.Add("X-Own", "own");

        using var response = await _http.SendAsync(request, Token);
        var seen = (MapNode)JsonNodeReader.Read(await response.Content.ReadAsByteArrayAsync(Token));
        var headers = seen.GetMap("headers")!;

        Assert.Equal("kept", response.Headers.GetValues("X-Backend").Single());
        Assert.Equal("POST", seen.GetString("method"));
        Assert.Equal(Echoes + "?dryRun=All", seen.GetString("path"));
        Assert.Equal("{\"a\":1}", seen.GetString("body"));
        Assert.Equal(new ListNode { "kubernetes-admin" }, headers["x-remote-user"]);
        Assert.Equal(new ListNode { "system:masters", "system:authenticated" }, headers["x-remote-group"]);
        Assert.Equal(new ListNode { "a=b" }, headers["cookie"]);
        Assert.Equal(new ListNode { "own" }, headers["x-own"]);
        Assert.Equal(new ListNode { "127.0.0.1" }, headers["x-forwarded-for"]);
        Assert.False(headers.ContainsKey("authorization"));
        Assert.False(headers.ContainsKey("x-remote-extra-scopes"));
    }

    [Fact]
    public async Task Client_OfTheExtensionServer_IsTheFrontProxyThatTheConfigMapDescribes()
    {
        await WaitUntilAsync("True", "Passed");
        var published = await SendAsync(HttpMethod.Get, $"/api/v1/namespaces/{FrontProxySettings.Namespace}/configmaps/{FrontProxySettings.ConfigMap}", null);
        var settings = FrontProxySettings.Read(published, TimeProvider.System)!;

        Assert.True(settings.Proxies.Verifies(_echo.Client!));
        Assert.False(settings.Clients!.Verifies(_echo.Client!));
        Assert.Equal(["front-proxy-client"], settings.AllowedNames);
    }

    [Fact]
    public async Task Discovery_NamesTheExtensionServersKinds()
    {
        await WaitUntilAsync("True", "Passed");

        var groups = await SendAsync(HttpMethod.Get, "/apis", null);
        var aggregated = await SendAsync(HttpMethod.Get, "/apis", null, "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList");
        var openApi = await SendAsync(HttpMethod.Get, "/openapi/v3", null);
        var group = aggregated.GetList("items")!.Single(item => item.GetString("metadata", "name") == "echo.example.com");

        Assert.Contains(groups.GetList("groups")!, item => item.GetString("name") == "echo.example.com");
        Assert.Equal("Current", group.GetList("versions")![0].GetString("freshness"));
        Assert.Equal("echoes", group.GetList("versions")![0].GetList("resources")![0].GetString("resource"));
        Assert.Equal("status", group.GetList("versions")![0].GetList("resources")![0].GetList("subresources")![0].GetString("subresource"));
        Assert.Equal("/openapi/v3/apis/echo.example.com/v1?hash=ABC", openApi.GetString("paths", "apis/echo.example.com/v1", "serverRelativeURL"));
    }

    [Fact]
    public async Task OpenApiV2_DescribesTheExtensionServersKinds_BesideItsOwn()
    {
        await WaitUntilAsync("True", "Passed");

        var document = await SendAsync(HttpMethod.Get, "/openapi/v2", null);
        var definitions = document.GetMap("definitions")!;

        Assert.NotNull(document.Get("paths", "/apis/echo.example.com/v1/namespaces/{namespace}/echoes", "post"));
        Assert.Null(document.Get("paths", "/apis/other.example.com/v1/others"));
        Assert.Equal("#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta_v2", definitions.GetString("com.example.Echo", "properties", "metadata", "$ref"));
        Assert.Equal("of another version", definitions.GetString("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta_v2", "description"));
        Assert.NotNull(definitions.Get("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta", "properties", "labels"));
        Assert.False(definitions.ContainsKey("com.example.Unused"));
    }

    [Fact]
    public async Task Server_WithAnotherCertificate_IsNotAvailable()
    {
        await WaitUntilAsync("True", "Passed");
        await SendAsync(HttpMethod.Delete, $"{ApiServices}/v1.echo.example.com", null);
        await SendAsync(HttpMethod.Post, ApiServices, ApiService(Convert.ToBase64String(Encoding.UTF8.GetBytes(fixture.Host.CertificateAuthorityPem))));

        await WaitUntilAsync("False", "FailedDiscoveryCheck");
        using var response = await _http.GetAsync(new Uri(Echoes, UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("service unavailable\n", await response.Content.ReadAsStringAsync(Token));
    }

    private MapNode ApiService(string bundle) => new()
    {
        { "apiVersion", "apiregistration.k8s.io/v1" },
        { "kind", "APIService" },
        { "metadata", new MapNode { { "name", "v1.echo.example.com" } } },
        {
            "spec", new MapNode
            {
                { "group", "echo.example.com" }, { "version", "v1" }, { "groupPriorityMinimum", 100 }, { "versionPriority", 10 }, { "caBundle", bundle },
                { "service", new MapNode { { "name", "echo" }, { "namespace", "default" }, { "port", _echo.Port } } },
            }
        },
    };

    private async Task WaitUntilAsync(string status, string reason)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        using var request = new HttpRequestMessage(HttpMethod.Get, ApiServices + "?watch=true&fieldSelector=metadata.name%3Dv1.echo.example.com");
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(limit.Token));
        Node? condition = null;
        while (!limit.IsCancellationRequested && condition.GetString("reason") != reason)
        {
            var line = await ReadLineAsync(reader, limit.Token);
            Assert.True(line is not null, $"wanted {status} ({reason}), seen: {condition}");
            condition = JsonNodeReader.Read(line).GetMap("object").GetList("status", "conditions")?.FirstOrDefault(candidate => candidate.GetString("type") == "Available");
        }

        Assert.Equal(status, condition.GetString("status"));
    }

    /// <summary>Null when the time is up.</summary>
    private static async Task<string?> ReadLineAsync(StreamReader reader, CancellationToken limit)
    {
        try
        {
            return await reader.ReadLineAsync(limit);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async Task<MapNode> SendAsync(HttpMethod method, string path, MapNode? body, string accept = "application/json")
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(JsonNodeWriter.WriteToUtf8(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        using var response = await _http.SendAsync(request, Token);
        return (MapNode)JsonNodeReader.Read(await response.Content.ReadAsByteArrayAsync(Token));
    }
}
