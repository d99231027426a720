using Flux.Conformance.KubeHttp;
using Flux.Contracts.Schemas;
using Flux.DevCluster.Hosting;
using Flux.KubeApi.Authentication;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeApply.Server;

/// <summary>A cluster with the shipped kinds, for cases that only a whole server can answer. Started once for all of a topic.</summary>
internal sealed class LabCluster
{
    private readonly Lazy<Task<(DevClusterHost Host, HttpClient Client)>> _started = new(StartAsync);

    public async Task<RequestSender> SenderAsync()
    {
        var (host, client) = await _started.Value;
        return new RequestSender(host.Address, client);
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
        return request;
    }

    private static async Task<(DevClusterHost Host, HttpClient Client)> StartAsync()
    {
        var options = new DevClusterOptions { UseTls = false, RunWorkloads = false };
        options.Tokens["admin-token"] = new UserInfo("admin", [UserInfo.MastersGroup]);
        var host = await DevClusterHost.StartAsync(options);
        var client = ClusterHttp.Create(host);
        var replay = new CaseReplay(host, client, new MapNode());
        foreach (var document in CrdDocuments.All)
        {
            await replay.InstallAsync(JsonNodeReader.Read(document.Json.Span).GetString("metadata", "name")!, document.Json, CancellationToken.None);
        }

        return (host, client);
    }
}
