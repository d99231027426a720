using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;
using Microsoft.AspNetCore.Http;

namespace Flux.Cluster.Faults;

/// <summary>A Kubernetes API server that passes everything on to a real one, except what it is told to get wrong.</summary>
internal sealed class FaultyApi : IAsyncDisposable
{
    private readonly ConcurrentDictionary<InjectedFault, bool> _faults = [];
    private readonly ConcurrentQueue<ApiRequest> _requests = [];
    private readonly Upstream _upstream;
    private LocalServer? _server;

    private FaultyApi(byte[] kubeconfig)
    {
        var root = YamlReader.Read(kubeconfig);
        var server = new Uri(Item(root, "clusters").GetString("cluster", "server")!);
        var client = new HttpClient(HandlerOf(Item(root, "clusters").GetMap("cluster"), Item(root, "users").GetMap("user"))) { Timeout = Timeout.InfiniteTimeSpan };
        _upstream = new Upstream(server, client, "Accept", "Impersonate-User");
    }

    public Uri Address => _server!.Address;

    /// <summary>Everything that was asked so far, in order.</summary>
    public IReadOnlyList<ApiRequest> Requests => [.. _requests];

    public static async Task<FaultyApi> StartAsync(byte[] kubeconfig)
    {
        var api = new FaultyApi(kubeconfig);
        api._server = await LocalServer.StartAsync(api.HandleAsync);
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
        await _server!.DisposeAsync();
        _upstream.Dispose();
    }

    private async Task HandleAsync(HttpContext http)
    {
        var request = ApiRequest.Of(http.Request);
        _requests.Enqueue(request);
        var body = await Upstream.BodyAsync(http);
        Task<HttpResponseMessage> Forward() => _upstream.SendAsync(http, body);
        try
        {
            if (_faults.Keys.FirstOrDefault(fault => fault.Strikes(request)) is { } fault)
            {
                await fault.Fault(http, Forward);
                return;
            }

            using var answer = await Forward();
            await Upstream.CopyAsync(answer, http);
        }
        catch (Exception error) when (error is OperationCanceledException or HttpRequestException or IOException)
        {
            http.Abort();
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
