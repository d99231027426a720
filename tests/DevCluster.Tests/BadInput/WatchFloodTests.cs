using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Flux.DevCluster.Hosting;
using Flux.KubeApi.Authentication;
using Flux.KubeApi.FlowControl;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Tests.BadInput;

/// <summary>One tenant opens ten thousand watches, each on a connection of its own.</summary>
public sealed class WatchFloodTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Attempts = 10_000;
    private const int AtOnce = 32;
    private const long MaxBytesPerWatch = 64 * 1024;

    private readonly ConcurrentBag<HostileClient> _open = [];
    private DevClusterHost _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = new DevClusterOptions { UseTls = false, RunWorkloads = false };
        options.Tokens["tenant"] = new UserInfo("system:serviceaccount:tenant:builder", ["system:serviceaccounts"]);
        options.Tokens["other"] = new UserInfo("other", [UserInfo.AuthenticatedGroup]);
        _host = await DevClusterHost.StartAsync(options);
        await _host.Objects.CreateAsync(
            new ResourceKey("rbac.authorization.k8s.io", "clusterrolebindings"),
            new MapNode
            {
                { "metadata", new MapNode { { "name", "tenant" } } },
                { "roleRef", new MapNode { { "apiGroup", "rbac.authorization.k8s.io" }, { "kind", "ClusterRole" }, { "name", "view" } } },
                { "subjects", new ListNode { new MapNode { { "kind", "ServiceAccount" }, { "namespace", "tenant" }, { "name", "builder" } } } },
            },
            CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _open)
        {
            await client.DisposeAsync();
        }

        await _host.DisposeAsync();
    }

    [Fact]
    public async Task TenThousandWatches_AreOpenedUpToTheShare_AndCostOthersNothing()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var refused = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, Attempts), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Token }, async (_, token) =>
        {
            var client = await HostileClient.ConnectAsync(_host.Address, token);
            await client.SendAsync(Request("/api/v1/configmaps?watch=true&resourceVersion=0", "tenant"), token);
            var (code, head, body) = await client.ReadAsync(token);
            if (code == 200)
            {
                _open.Add(client);
                return;
            }

            Interlocked.Increment(ref refused);
            await client.DisposeAsync();
            Assert.Equal((429, "Too many requests, please try again later.\n"), (code, body));
            Assert.Contains("Retry-After: 1", head, StringComparison.Ordinal);
        });
        var share = new FlowControlOptions().WatchesPerFlow;
        var perWatch = (GC.GetTotalMemory(forceFullCollection: true) - before) / share;
        var times = await AskAsOtherAsync(200);

        Assert.Equal((share, Attempts - share), (_open.Count, refused));
        Assert.InRange(perWatch, 0, MaxBytesPerWatch);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{share} watches open, {refused} refused, {perWatch} bytes each with both ends; another tenant: median {times[100].TotalMilliseconds:0.00} ms, p99 {times[197].TotalMilliseconds:0.00} ms"));
    }

    private async Task<TimeSpan[]> AskAsOtherAsync(int count)
    {
        var times = new TimeSpan[count];
        for (var i = 0; i < count; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await using var client = await HostileClient.ConnectAsync(_host.Address, Token);
            await client.SendAsync(Request("/version", "other"), Token);
            Assert.Equal(200, (await client.ReadAsync(Token)).Code);
            times[i] = Stopwatch.GetElapsedTime(started);
        }

        Array.Sort(times);
        return times;
    }

    private static string Request(string path, string token) => $"GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nAccept: application/json\r\n\r\n";
}
