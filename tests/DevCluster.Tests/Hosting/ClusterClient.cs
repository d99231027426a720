using System.Net.Http.Headers;
using System.Text;
using Flux.DevCluster.Hosting;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.DevCluster.Tests.Hosting;

/// <summary>Speaks to a cluster as its administrator, or as somebody with another token.</summary>
internal sealed class ClusterClient : IDisposable
{
    private readonly HttpClient _http;

    public ClusterClient(DevClusterHost host, string? token = null)
    {
        _http = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator })
        {
            BaseAddress = host.Address,
        };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token ?? host.AdministratorToken);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public Task<ClusterAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null, "");

    public Task<ClusterAnswer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null, "");

    /// <param name="yaml">The object, in YAML.</param>
    public Task<ClusterAnswer> PostAsync(string path, string yaml) => SendAsync(HttpMethod.Post, path, Json(yaml), "application/json");

    public Task<ClusterAnswer> PutAsync(string path, MapNode item) => SendAsync(HttpMethod.Put, path, JsonNodeWriter.WriteToString(item), "application/json");

    public Task<ClusterAnswer> MergeAsync(string path, string yaml) => SendAsync(HttpMethod.Patch, path, Json(yaml), "application/merge-patch+json");

    public Task<ClusterAnswer> ApplyAsync(string path, string yaml, string manager = "test") =>
        SendAsync(HttpMethod.Patch, $"{path}?fieldManager={manager}&force=true", Json(yaml), "application/apply-patch+yaml");

    /// <summary>Asks again until an answer is as it should be; the test's own limit ends a wait in vain.</summary>
    public static async Task<ClusterAnswer> UntilAsync(Func<Task<ClusterAnswer>> ask, Func<ClusterAnswer, bool> isDone)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var answer = await ask();
        while (!isDone(answer))
        {
            if (limit.IsCancellationRequested || !await timer.WaitForNextTickAsync(Token))
            {
                Assert.Fail($"still {answer.Code}: {answer.Body}");
            }

            answer = await ask();
        }

        return answer;
    }

    public void Dispose() => _http.Dispose();

    private static string Json(string yaml) => JsonNodeWriter.WriteToString(YamlReader.Read(yaml));

    private async Task<ClusterAnswer> SendAsync(HttpMethod method, string path, string? body, string type)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        }

        using var response = await _http.SendAsync(request, Token);
        var answer = (MapNode)JsonNodeReader.Read(await response.Content.ReadAsByteArrayAsync(Token));
        string[] warnings = response.Headers.TryGetValues("Warning", out var values) ? [.. values] : [];
        return new ClusterAnswer((int)response.StatusCode, answer, warnings);
    }
}
