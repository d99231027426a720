using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Flux.Cluster.Faults;

/// <summary>A Kubernetes API server that passes everything on to a real one, except what it is told to get wrong.</summary>
internal sealed class FaultyApi : IAsyncDisposable
{
    private static readonly string[] PassedHeaders = ["Accept", "Impersonate-User"];

    private readonly ConcurrentDictionary<InjectedFault, bool> _faults = [];
    private readonly ConcurrentQueue<ApiRequest> _requests = [];
    private readonly HttpClient _upstream;
    private readonly Uri _server;
    private readonly WebApplication _application;

    private FaultyApi(byte[] kubeconfig)
    {
        var root = YamlReader.Read(kubeconfig);
        _server = new Uri(Item(root, "clusters").GetString("cluster", "server")!);
        _upstream = new HttpClient(HandlerOf(Item(root, "clusters").GetMap("cluster"), Item(root, "users").GetMap("user"))) { Timeout = Timeout.InfiniteTimeSpan };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _application = builder.Build();
        _application.Run(HandleAsync);
    }

    public Uri Address => new(_application.Urls.First());

    /// <summary>Everything that was asked so far, in order.</summary>
    public IReadOnlyList<ApiRequest> Requests => [.. _requests];

    public static async Task<FaultyApi> StartAsync(byte[] kubeconfig)
    {
        var api = new FaultyApi(kubeconfig);
        await api._application.StartAsync(TestContext.Current.CancellationToken);
        return api;
    }

    /// <summary>A kubeconfig that leads here.</summary>
    public string Kubeconfig() =>
        $"""
        apiVersion: v1
        kind: Config
        current-context: faulty
        clusters:
        - name: faulty
          cluster:
            server: '{Address}'
        users:
        - name: faulty
          user:
            token: none
        contexts:
        - name: faulty
          context:
            cluster: faulty
            user: faulty
        """;

    /// <param name="matches">Which requests.</param>
    /// <param name="fault">What happens to them.</param>
    /// <param name="skip">How many of them pass first.</param>
    /// <param name="times">How many are struck then.</param>
    public InjectedFault Inject(Func<ApiRequest, bool> matches, Fault fault, int skip = 0, int times = 1_000_000)
    {
        var injected = new InjectedFault(matches, fault, skip, times);
        _faults[injected] = true;
        return injected;
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _upstream.Dispose();
    }

    private async Task HandleAsync(HttpContext http)
    {
        var request = ApiRequest.Of(http.Request);
        _requests.Enqueue(request);
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        Task<HttpResponseMessage> Forward() => ForwardAsync(http, body.ToArray());
        try
        {
            if (_faults.Keys.FirstOrDefault(fault => fault.Strikes(request)) is { } fault)
            {
                await fault.Fault(http, Forward);
                return;
            }

            using var answer = await Forward();
            await CopyAsync(answer, http);
        }
        catch (Exception error) when (error is OperationCanceledException or HttpRequestException or IOException)
        {
            http.Abort();
        }
    }

    private async Task<HttpResponseMessage> ForwardAsync(HttpContext http, byte[] body)
    {
        using var message = new HttpRequestMessage(new HttpMethod(http.Request.Method), new Uri(_server, http.Request.Path.Value + http.Request.QueryString.Value));
        foreach (var header in PassedHeaders.Where(http.Request.Headers.ContainsKey))
        {
            message.Headers.TryAddWithoutValidation(header, http.Request.Headers[header].ToString());
        }

        if (body.Length > 0)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", http.Request.ContentType);
        }

        return await _upstream.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, http.RequestAborted);
    }

    private static async Task CopyAsync(HttpResponseMessage answer, HttpContext http)
    {
        http.Response.StatusCode = (int)answer.StatusCode;
        http.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await using var stream = await answer.Content.ReadAsStreamAsync(http.RequestAborted);
        var buffer = new byte[1 << 14];
        while (await stream.ReadAsync(buffer, http.RequestAborted) is > 0 and var count)
        {
            await http.Response.Body.WriteAsync(buffer.AsMemory(0, count), http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
        }
    }

    private static SocketsHttpHandler HandlerOf(MapNode? cluster, MapNode? user)
    {
        var certificate = X509Certificate2.CreateFromPem(Decode(user, "client-certificate-data"), Decode(user, "client-key-data"));
        var handler = new SocketsHttpHandler();
        handler.SslOptions.ClientCertificates = [certificate];
        handler.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate;
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(X509Certificate2.CreateFromPem(Decode(cluster, "certificate-authority-data")));
        return handler;
    }

    private static string Decode(MapNode? section, string field) => Encoding.UTF8.GetString(Convert.FromBase64String(section.GetString(field)!));

    private static Node Item(Node root, string list) => root.GetList(list)![0];
}
