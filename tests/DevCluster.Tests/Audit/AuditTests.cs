using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Flux.DevCluster.Hosting;
using Flux.KubeApi.Audit;

namespace Flux.DevCluster.Tests.Audit;

public sealed class AuditTests : IDisposable
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";

    private readonly string _folder = Directory.CreateTempSubdirectory("devcluster").FullName;

    private readonly HttpClient _http = new(new HttpClientHandler
    {
        ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
    });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Mutations_OfCallers_AreRecordedAndReadsAndDryRunsAreNot()
    {
        await using (var host = await DevClusterHost.StartAsync(new DevClusterOptions { DataDirectory = _folder, RunWorkloads = false }, cancellationToken: Token))
        {
            _http.BaseAddress = host.Address;
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", host.AdministratorToken);
            await PostAsync(Maps + "?dryRun=All", """{"metadata": {"name": "asked"}}""", HttpStatusCode.Created);
            await PostAsync(Maps, """{"metadata": {"name": "made"}, "data": {"password": "hidden"}}""", HttpStatusCode.Created);
            await _http.GetAsync($"{Maps}/made", Token);
            await PostAsync(Maps, """{"metadata": {"name": "pretended"}}""", HttpStatusCode.Created);
            Assert.Equal(HttpStatusCode.OK, await DeleteAsync($"{Maps}/pretended?dryRun=All", """{"kind": "DeleteOptions", "apiVersion": "v1"}"""));
            _http.DefaultRequestHeaders.Add("Impersonate-User", "bob");
            await PostAsync(Maps, """{"metadata": {"name": "refused"}}""", HttpStatusCode.Forbidden);
        }

        var directory = Path.Combine(_folder, "audit");
        var lines = await File.ReadAllLinesAsync(Directory.GetFiles(directory).Single(), Token);

        Assert.Equal(new AuditVerification(4, null), AuditVerification.Of(directory));
        Assert.Contains("\"verb\":\"create\",\"resource\":\"configmaps\",\"namespace\":\"default\"", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"name\":\"pretended\"", lines[2], StringComparison.Ordinal);
        Assert.Contains("\"impersonatedUser\":\"bob\"", lines[^1], StringComparison.Ordinal);
        Assert.Contains("\"code\":403", lines[^1], StringComparison.Ordinal);
    }

    private async Task PostAsync(string path, string body, HttpStatusCode expected)
    {
        using var response = await _http.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"), Token);
        Assert.Equal(expected, response.StatusCode);
    }

    private async Task<HttpStatusCode> DeleteAsync(string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        using var response = await _http.SendAsync(request, Token);
        return response.StatusCode;
    }
}
