using System.Security.Cryptography.X509Certificates;
using System.Text;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Microsoft.AspNetCore.Http;

namespace Flux.DevCluster.Tests.Aggregation;

/// <summary>An extension server that answers with what reached it.</summary>
internal sealed class EchoServer : IAsyncDisposable
{
    private TlsServer? _server;

    public string AuthorityPem => _server!.AuthorityPem;

    public int Port => _server!.Port;

    /// <summary>The certificate that the last client showed.</summary>
    public X509Certificate2? Client { get; private set; }

    public static async Task<EchoServer> StartAsync(string serverName)
    {
        var server = new EchoServer();
        server._server = await TlsServer.StartAsync([serverName], server.AnswerAsync);
        return server;
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        Client = http.Connection.ClientCertificate;
        http.Response.Headers["X-Backend"] = "kept";
        var path = http.Request.Path.Value!;
        var answer = path switch
        {
            "/apis/echo.example.com/v1" => Resources(),
            "/openapi/v3" => new MapNode { { "paths", new MapNode { { "apis/echo.example.com/v1", new MapNode { { "serverRelativeURL", "/openapi/v3/apis/echo.example.com/v1?hash=ABC" } } } } } },
            "/openapi/v2" => Swagger(),
            _ => await SeenAsync(http),
        };
        http.Response.StatusCode = path.EndsWith("/fail", StringComparison.Ordinal) ? 418 : 200;
        http.Response.ContentType = "application/json";
        await http.Response.Body.WriteAsync(JsonNodeWriter.WriteToUtf8(answer));
    }

    private static MapNode Swagger() => (MapNode)JsonNodeReader.Read(
        """
        {"swagger": "2.0", "paths": {
          "/apis/echo.example.com/v1/namespaces/{namespace}/echoes": {"post": {"parameters": [{"name": "body", "in": "body", "schema": {"$ref": "#/definitions/com.example.Echo"}}]}},
          "/apis/other.example.com/v1/others": {"get": {}}},
         "definitions": {
          "com.example.Echo": {"type": "object", "properties": {"metadata": {"$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"}},
            "x-kubernetes-group-version-kind": [{"group": "echo.example.com", "version": "v1", "kind": "Echo"}]},
          "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta": {"type": "object", "description": "of another version"},
          "com.example.Unused": {"type": "object"}}}
        """u8);

    private static MapNode Resources() => new()
    {
        { "kind", "APIResourceList" },
        { "apiVersion", "v1" },
        { "groupVersion", "echo.example.com/v1" },
        {
            "resources", new ListNode
            {
                new MapNode
                {
                    { "name", "echoes" }, { "singularName", "echo" }, { "namespaced", true }, { "kind", "Echo" }, { "verbs", new ListNode { "get", "list", "create" } },
                },
                new MapNode { { "name", "echoes/status" }, { "singularName", "" }, { "namespaced", true }, { "kind", "Echo" }, { "verbs", new ListNode { "get" } } },
            }
        },
    };

    private static async Task<MapNode> SeenAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var headers = new MapNode();
        foreach (var (name, values) in http.Request.Headers)
        {
            headers.Set(name.ToLowerInvariant(), new ListNode(values.Select(value => (Node)(value ?? ""))));
        }

        return new MapNode
        {
            { "method", http.Request.Method },
            { "path", http.Request.Path + http.Request.QueryString },
            { "headers", headers },
            { "body", await reader.ReadToEndAsync() },
        };
    }
}
