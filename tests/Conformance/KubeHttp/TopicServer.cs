using Flux.Conformance.KubeHttp.Sessions;
using Flux.Contracts.Schemas;
using Flux.DevCluster.Hosting;
using Flux.KubeApi.Authentication;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Flux.Conformance.KubeHttp;

/// <summary>One fresh cluster for the cases of a topic, started for the first of them. Its cases run one after another.</summary>
internal sealed class TopicServer(string topic, MapNode document, string support)
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly OpenApiRefusal _refusal = new();
    private DevClusterHost? _host;
    private HttpClient? _client;

    public async Task<string?> RunAsync(MapNode item, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            _host ??= await StartAsync(cancellationToken);
            return await new CaseReplay(_host, _client!, item).RunAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Plays a session of a command line program.</summary>
    public async Task<string?> RunSessionAsync(MapNode session, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            _host ??= await StartAsync(cancellationToken);
            _refusal.Set(session.GetList("mode")?.OfType<StringNode>().FirstOrDefault()?.Value ?? "");
            return await new SessionReplay(_host, _client!, session).RunAsync(cancellationToken);
        }
        finally
        {
            _refusal.Set("");
            _turn.Release();
        }
    }

    private async Task<DevClusterHost> StartAsync(CancellationToken cancellationToken)
    {
        var options = new DevClusterOptions { UseTls = document.ContainsKey("sessions"), RunWorkloads = topic == "controllers" || document.ContainsKey("sessions") };
        options.Controllers.JobRunTime = document.ContainsKey("sessions") ? TimeSpan.FromSeconds(5) : TimeSpan.Zero;
        if (document.ContainsKey("sessions"))
        {
            options.Controllers.NodeVersion = "kwok-0.7.0";
        }

        options.Tokens["admin-token"] = new UserInfo("admin", [UserInfo.MastersGroup]) { Uid = "admin" };
        options.Tokens["alice-token"] = new UserInfo("alice", ["devs"]) { Uid = "alice" };
        options.Tokens["bob-token"] = new UserInfo("bob", ["devs"]) { Uid = "bob" };
        var host = await DevClusterHost.StartAsync(options, services => services.AddSingleton<IStartupFilter>(_refusal), cancellationToken);
        await ForgetStartAsync(host, cancellationToken);
        _client = ClusterHttp.Create(host);
        foreach (var step in SetupOf(document.GetString("needs")).Concat(Steps(document)))
        {
            await SetUpAsync(host, _client, step, cancellationToken);
        }

        return host;
    }

    /// <summary>A real server's cache begins with its start: it knows no version from before, and what etcd forgets later is still in it.</summary>
    private static async Task ForgetStartAsync(DevClusterHost host, CancellationToken cancellationToken)
    {
        var store = host.Services.GetRequiredService<IObjectStore>();
        await store.CompactAsync(await store.GetVersionAsync(cancellationToken), cancellationToken);
    }

    private static IEnumerable<MapNode> Steps(MapNode document) => (document.GetList("setup") ?? []).OfType<MapNode>();

    private IEnumerable<MapNode> SetupOf(string? needed)
    {
        var path = Path.Combine(support, $"{needed}.json");
        return needed is null || needed == topic || !File.Exists(path) ? [] : Steps((MapNode)JsonNodeReader.Read(File.ReadAllBytes(path)));
    }

    private static async Task SetUpAsync(DevClusterHost host, HttpClient client, MapNode step, CancellationToken cancellationToken)
    {
        var replay = new CaseReplay(host, client, new MapNode());
        if (step.GetList("installCRDs") is not { } names)
        {
            await replay.PlayAsync(step, cancellationToken);
            return;
        }

        foreach (var name in names.OfType<StringNode>())
        {
            if (CrdDocuments.Find(name.Value) is { } crd)
            {
                await replay.InstallAsync(name.Value, crd.Json, cancellationToken);
            }
        }
    }
}
