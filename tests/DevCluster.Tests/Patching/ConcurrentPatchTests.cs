using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Flux.DevCluster.Tests.Hosting;

namespace Flux.DevCluster.Tests.Patching;

public sealed class ConcurrentPatchTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>, IAsyncLifetime
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";

    private readonly HttpClient _http = new(new HttpClientHandler
    {
        ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
    });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _http.BaseAddress = fixture.Host.Address;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", fixture.Host.AdministratorToken);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Patch_WhileAnotherWriterIsFaster_IsMadeAnew()
    {
        Assert.Equal(HttpStatusCode.Created, await SendAsync(HttpMethod.Post, Maps, "application/json", """{"metadata": {"name": "shared"}}"""));

        var answers = await Task.WhenAll(PatchManyAsync("left"), PatchManyAsync("right"));

        Assert.All(answers.SelectMany(codes => codes), code => Assert.Equal(HttpStatusCode.OK, code));
    }

    [Fact]
    public async Task Patch_ThatNamesAnOlderVersion_Conflicts()
    {
        await SendAsync(HttpMethod.Post, Maps, "application/json", """{"metadata": {"name": "versioned"}}""");

        var code = await SendAsync(HttpMethod.Patch, $"{Maps}/versioned", "application/merge-patch+json", """{"metadata": {"resourceVersion": "1"}, "data": {"a": "b"}}""");

        Assert.Equal(HttpStatusCode.Conflict, code);
    }

    private async Task<List<HttpStatusCode>> PatchManyAsync(string key)
    {
        List<HttpStatusCode> codes = [];
        for (var i = 0; i < 50; i++)
        {
            codes.Add(await SendAsync(HttpMethod.Patch, $"{Maps}/shared", "application/merge-patch+json", $$$"""{"data": {"{{{key}}}": "{{{i}}}"}}"""));
        }

        return codes;
    }

    private async Task<HttpStatusCode> SendAsync(HttpMethod method, string path, string type, string body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, type) };
        using var response = await _http.SendAsync(request, Token);
        return response.StatusCode;
    }
}
