using Flux.DevCluster.Controllers;
using Flux.DevCluster.Hosting;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;
using Flux.ObjectStore.Sqlite;

namespace Flux.DevCluster.Tests.Controllers;

public sealed class KeptClusterTests : IDisposable
{
    private static readonly ResourceKey Namespaces = new("", "namespaces");
    private static readonly ResourceKey Accounts = new("", "serviceaccounts");

    private readonly string _folder = Directory.CreateTempSubdirectory("devcluster").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Cluster_OnSqlite_GoesOnWhereItStopped()
    {
        string authority, uid;
        await using (var first = await StartAsync())
        {
            authority = first.CertificateAuthorityPem;
            await first.Objects.CreateAsync(Namespaces, new MapNode { { "metadata", new MapNode { { "name", "kept" } } } }, Token);
            uid = await AccountAsync(first, "kept");
        }

        await using var second = await StartAsync();

        Assert.Equal(authority, second.CertificateAuthorityPem);
        Assert.Equal(uid, await AccountAsync(second, "kept"));
        var version = await second.Objects.Store.GetVersionAsync(Token);
        await second.Objects.DeleteAsync(Namespaces, "", "kept", KubeApi.Requests.DeleteOptions.Default, Token);
        await foreach (var change in (await second.Objects.Store.WatchAsync(new WatchRequest(version) { Resource = Namespaces }, Token))!)
        {
            if (change is { Kind: ChangeKind.Deleted, Object.Key.Name: "kept" })
            {
                break;
            }
        }
    }

    private async Task<DevClusterHost> StartAsync()
    {
        var store = await SqliteObjectStore.OpenAsync(Path.Combine(_folder, "cluster.db"), DevClusterStore.Options, cancellationToken: Token);
        return await DevClusterHost.StartAsync(new DevClusterOptions { UseTls = false, DataDirectory = _folder, Store = store }, cancellationToken: Token);
    }

    /// <summary>The uid of the namespace's default account, once its controller has made it.</summary>
    private static async Task<string> AccountAsync(DevClusterHost host, string ns)
    {
        var version = await host.Objects.Store.GetVersionAsync(Token);
        if (await host.Objects.FindAsync(Accounts, ns, "default", Token) is { } found)
        {
            return found.GetString("metadata", "uid")!;
        }

        await foreach (var change in (await host.Objects.Store.WatchAsync(new WatchRequest(version) { Resource = Accounts, Namespace = ns }, Token))!)
        {
            return change.Object!.Root.GetString("metadata", "uid")!;
        }

        throw new InvalidOperationException("the watch ended");
    }
}
