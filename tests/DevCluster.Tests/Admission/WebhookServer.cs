using System.Collections.Concurrent;
using System.Text;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Microsoft.AspNetCore.Http;

namespace Flux.DevCluster.Tests.Admission;

/// <summary>A webhook over HTTPS that answers by the path it is asked at, and remembers what it was asked.</summary>
internal sealed class WebhookServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Func<MapNode, MapNode>> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _connections = new(StringComparer.Ordinal);

    private TlsServer? _server;

    /// <summary>Its authority as configurations name it.</summary>
    public string Bundle => Convert.ToBase64String(Encoding.UTF8.GetBytes(_server!.AuthorityPem));

    public int Port => _server!.Port;

    /// <summary>The requests by path, in their order.</summary>
    public ConcurrentQueue<(string Path, MapNode Request)> Asked { get; } = [];

    public int Connections => _connections.Count;

    public static async Task<WebhookServer> StartAsync(params string[] serverNames)
    {
        var server = new WebhookServer();
        server._server = await TlsServer.StartAsync(serverNames, server.AnswerAsync);
        return server;
    }

    /// <summary>Answers with a response made of the request; what is no response is sent as it is.</summary>
    public void On(string path, Func<MapNode, MapNode> answer) => _answers[path] = answer;

    public void Allow(string path) => On(path, _ => new MapNode { { "allowed", true } });

    public void Patch(string path, Func<MapNode, string> patch) => On(
        path,
        request => new MapNode { { "allowed", true }, { "patchType", "JSONPatch" }, { "patch", Convert.ToBase64String(Encoding.UTF8.GetBytes(patch(request))) } });

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        _connections.TryAdd(http.Connection.Id, 0);
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var request = JsonNodeReader.Read(body.ToArray()).GetMap("request")!;
        var path = http.Request.Path.Value!;
        Asked.Enqueue((path, request));
        if (path == "/never")
        {
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return;
        }

        if (!_answers.TryGetValue(path, out var answer))
        {
            http.Response.StatusCode = 500;
            await http.Response.WriteAsync("broken");
            return;
        }

        var response = answer(request);
        response.TryAdd("uid", request.GetString("uid")!);
        var review = new MapNode { { "kind", "AdmissionReview" }, { "apiVersion", "admission.k8s.io/v1" }, { "response", response } };
        http.Response.ContentType = "application/json";
        await http.Response.Body.WriteAsync(JsonNodeWriter.WriteToUtf8(review));
    }
}
