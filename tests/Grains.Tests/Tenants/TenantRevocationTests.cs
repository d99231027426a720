using System.Net;
using System.Text;
using Flux.Apply.Clients;
using Flux.Contracts.Tenants;
using Flux.Grains.Tenants;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Grains.Tests.Tenants;

public sealed class TenantRevocationTests : IDisposable
{
    private const string Bindings = "/apis/rbac.authorization.k8s.io/v1/rolebindings";
    private const string Namespaces = "/api/v1/namespaces";

    private readonly HttpListener _server = new();
    private readonly Uri _address = new($"http://127.0.0.1:{FreePorts.Take()}/");
    private readonly List<MapNode> _conditional = [];
    private readonly Queue<string> _changing = new([Bindings, Namespaces]);

    public TenantRevocationTests()
    {
        _server.Prefixes.Add(_address.ToString());
        _server.Start();
        _ = ServeAsync();
    }

    public void Dispose() => _server.Close();

    /// <summary>Between the list and the deletion another tenant makes the binding, and the namespace's label, its own.</summary>
    [Fact]
    public async Task WhatAnotherTenantTakesMeanwhile_StaysAsItIs()
    {
        using var connection = KubeConnection.ToServer(_address, "token", null);

        var refusal = await new TenantRevocation(new KubeClient(connection), "team", new TenantSpec { Namespaces = [] }).RunAsync(TestContext.Current.CancellationToken);

        Assert.Null(refusal);
        Assert.Equal(new MapNode { { "uid", "u" }, { "resourceVersion", "5" } }, _conditional[0].GetMap("preconditions"));
        Assert.Equal("5", _conditional[1].GetString("metadata", "resourceVersion"));
        Assert.Equal(2, _conditional.Count);
    }

    private async Task ServeAsync()
    {
        while (_server.IsListening)
        {
            var context = await _server.GetContextAsync();
            var (code, body) = Answer(context.Request);
            context.Response.StatusCode = code;
            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
            context.Response.Close();
        }
    }

    private (int Code, string Body) Answer(HttpListenerRequest request)
    {
        if (request.HttpMethod == "GET")
        {
            var path = request.Url!.AbsolutePath;
            return (200, $$"""{"kind":"List","items":[{{(_changing.Contains(path) ? Item(path) : "")}}]}""");
        }

        using var reader = new StreamReader(request.InputStream);
        _conditional.Add((MapNode)JsonNodeReader.Read(reader.ReadToEnd()));
        _changing.Dequeue();
        return (409, """{"kind":"Status","status":"Failure","reason":"Conflict","code":409,"message":"the object has been modified"}""");
    }

    private static string Item(string collection) => collection == Bindings
        ? """{"metadata":{"name":"flux-tenant-owners","namespace":"gone","uid":"u","resourceVersion":"5"}}"""
        : """{"metadata":{"name":"gone","uid":"u","resourceVersion":"5"}}""";
}
