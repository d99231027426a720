using Flux.DevCluster.Hosting;
using Flux.KubeApi.Authentication;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Tests.BadInput;

/// <summary>A cluster without TLS, so that tests can send raw bytes, with a tenant that may have few watches.</summary>
public sealed class HostileCluster : IAsyncLifetime
{
    public const int WatchesPerFlow = 20;

    public DevClusterHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var options = new DevClusterOptions { UseTls = false, RunWorkloads = false, ConfigureApi = api => api.FlowControl.WatchesPerFlow = WatchesPerFlow };
        options.Tokens["tenant"] = new UserInfo("system:serviceaccount:tenant:builder", ["system:serviceaccounts"]);
        options.Tokens["other"] = new UserInfo("other", []);
        Host = await DevClusterHost.StartAsync(options);
        await Host.Objects.CreateAsync(new ResourceKey("rbac.authorization.k8s.io", "clusterrolebindings"), Binding(), CancellationToken.None);
    }

    private static MapNode Binding() => new()
    {
        { "metadata", new MapNode { { "name", "tenant" } } },
        { "roleRef", new MapNode { { "apiGroup", "rbac.authorization.k8s.io" }, { "kind", "ClusterRole" }, { "name", "cluster-admin" } } },
        { "subjects", new ListNode { new MapNode { { "kind", "ServiceAccount" }, { "namespace", "tenant" }, { "name", "builder" } } } },
    };

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>Sends a request in one piece; the body's length is said correctly.</summary>
    internal async Task<(int Code, string Head, string Body)> SendAsync(string method, string path, byte[] body, string headers = "", string? token = null)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var client = await HostileClient.ConnectAsync(Host.Address, cancellationToken);
        await client.SendAsync(Head(method, path, token) + $"{headers}Content-Length: {body.Length}\r\n\r\n", cancellationToken);
        await client.SendAsync(body, cancellationToken);
        return await client.ReadAsync(cancellationToken);
    }

    internal string Head(string method, string path, string? token = null) =>
        $"{method} {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token ?? Host.AdministratorToken}\r\nAccept: application/json\r\n";
}
