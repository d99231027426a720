using Flux.Conformance.KubeHttp;
using Flux.Conformance.Running;
using Flux.Contracts.Schemas;
using Flux.DevCluster.Hosting;
using Flux.KubeApi.Authentication;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Flux.Conformance.KubeApply.Server;

/// <summary>A cluster with the shipped kinds, for cases that only a whole server can answer. Started once for all of a topic.</summary>
/// <param name="hasControllers">Without, objects stay as they are written: nothing is collected, nothing ends.</param>
/// <param name="filter">Sees every request; null for none.</param>
/// <param name="useTls">As kubectl needs it, which keeps its token to itself without.</param>
internal sealed class LabCluster(bool hasControllers = true, IStartupFilter? filter = null, bool useTls = false)
{
    private readonly Lazy<Task<(DevClusterHost Host, HttpClient Client)>> _started = new(() => StartAsync(hasControllers, filter, useTls));
    private readonly SemaphoreSlim _turn = new(1, 1);

    public async Task<RequestSender> SenderAsync()
    {
        var (host, client) = await _started.Value;
        return new RequestSender(host.Address, client);
    }

    public async Task<DevClusterHost> HostAsync() => (await _started.Value).Host;

    /// <summary>Makes sure that a definition is there and served.</summary>
    public static async Task InstallAsync(RequestSender sender, MapNode definition, CancellationToken cancellationToken)
    {
        const string Path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
        var headers = new MapNode { { "Content-Type", "application/json" } };
        await sender.SendAsync(new MapNode { { "method", "POST" }, { "path", Path }, { "headers", headers }, { "body", definition } }, cancellationToken);
        var version = definition.GetList("spec", "versions")![0].GetString("name");
        var served = $"/apis/{definition.GetString("spec", "group")}/{version}/{definition.GetString("spec", "names", "plural")}";
        while ((await sender.SendAsync(new MapNode { { "method", "GET" }, { "path", served } }, cancellationToken)).Status == 404)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }
    }

    /// <summary>The cases of a document, one at a time: they share the cluster's objects.</summary>
    /// <param name="path">The document's, with which the cases' ids begin.</param>
    /// <param name="document">What holds the cases.</param>
    /// <param name="replay">Plays the steps of one; tells what differs.</param>
    public IEnumerable<ConformanceCase> Cases(string path, MapNode document, Func<RequestSender, MapNode[], CancellationToken, Task<string?>> replay) =>
        from item in document.GetList("cases")!.Cast<MapNode>()
        let steps = item.GetList("steps")!.Cast<MapNode>().ToArray()
        select new ConformanceCase($"{path}/{item.GetString("id")}", token => InTurnAsync(sender => replay(sender, steps, token), token));

    /// <summary>How a step is named in what differs.</summary>
    public static string Describe(int number, MapNode request) => $"step {number} {request.GetString("method")} {request.GetString("path")}";

    /// <summary>Gives a request that was made of what is live its body.</summary>
    public static async Task MergeLiveAsync(RequestSender sender, MapNode request, CancellationToken cancellationToken)
    {
        if (request.GetMap("liveMergedWith") is { } merged)
        {
            var live = await sender.SendAsync(new MapNode { { "method", "GET" }, { "path", request.GetString("path")!.Split('?')[0] } }, cancellationToken);
            request.Set("body", Manifests.Patching.MergePatch.Apply((MapNode)live.Body!, merged));
        }
    }

    /// <summary>A recorded request in the form of the HTTP corpus.</summary>
    public static MapNode Request(MapNode recorded)
    {
        var request = recorded.Copy();
        var headers = new MapNode { { "Content-Type", recorded.GetString("contentType") ?? "application/json" } };
        if (recorded.GetString("accept") is { } accept)
        {
            headers.Set("Accept", accept);
        }

        request.Set("headers", headers);
        if (recorded["body"] is StringNode text)
        {
            // Not JSON: sent as it is.
            request.Remove("body");
            request.Set("text", text);
        }

        return request;
    }

    private async Task<string?> InTurnAsync(Func<RequestSender, Task<string?>> play, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await play(await SenderAsync());
        }
        finally
        {
            _turn.Release();
        }
    }

    private static void AddFilter(IServiceCollection services, IStartupFilter? filter)
    {
        if (filter is not null)
        {
            services.AddSingleton(filter);
        }
    }

    private static async Task<(DevClusterHost Host, HttpClient Client)> StartAsync(bool hasControllers, IStartupFilter? filter, bool useTls)
    {
        var options = new DevClusterOptions { UseTls = useTls, RunWorkloads = false };
        options.Controllers.Run = hasControllers;
        options.Tokens["admin-token"] = new UserInfo("admin", [UserInfo.MastersGroup]);
        options.Tokens["alice-token"] = new UserInfo("alice", []);
        options.Tokens["bob-token"] = new UserInfo("bob", []);
        var host = await DevClusterHost.StartAsync(options, services => AddFilter(services, filter));
        var client = ClusterHttp.Create(host);
        var replay = new CaseReplay(host, client, new MapNode());
        foreach (var document in CrdDocuments.All)
        {
            await replay.InstallAsync(JsonNodeReader.Read(document.Json.Span).GetString("metadata", "name")!, document.Json, CancellationToken.None);
        }

        if (!hasControllers)
        {
            // Pods need it, and nobody else makes it.
            var account = new MapNode { { "apiVersion", "v1" }, { "kind", "ServiceAccount" }, { "metadata", new MapNode { { "name", "default" } } } };
            await new RequestSender(host.Address, client).SendAsync(
                new MapNode { { "method", "POST" }, { "path", "/api/v1/namespaces/default/serviceaccounts" }, { "body", account }, { "headers", new MapNode { { "Content-Type", "application/json" } } } },
                CancellationToken.None);
        }

        return (host, client);
    }
}
