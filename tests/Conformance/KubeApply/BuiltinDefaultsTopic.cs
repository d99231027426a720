using Flux.Conformance.KubeHttp;
using Flux.Conformance.Running;
using Flux.DevCluster.Hosting;
using Flux.KubeApi.Authentication;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeApply;

/// <summary>Creates of built-in kinds as a dry run over HTTP: the defaulted object, or the refusal.</summary>
public sealed class BuiltinDefaultsTopic : ICorpusTopic
{
    public bool Handles(string path) => path == "builtin/defaults";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support)
    {
        var host = new Lazy<Task<DevClusterHost>>(StartAsync);
        foreach (var item in document.GetList("cases")!.OfType<MapNode>())
        {
            yield return new ConformanceCase($"{path}/{item.GetString("id")}", async token => await ReplayAsync(await host.Value, item, token));
        }
    }

    private static Task<DevClusterHost> StartAsync()
    {
        var options = new DevClusterOptions { UseTls = false, RunWorkloads = false };
        options.Tokens["admin-token"] = new UserInfo("admin", [UserInfo.MastersGroup]);
        return DevClusterHost.StartAsync(options);
    }

    private static async Task<string?> ReplayAsync(DevClusterHost host, MapNode item, CancellationToken cancellationToken)
    {
        var request = item.GetMap("request")!.Copy();
        request.Set("headers", new MapNode { { "Content-Type", request.GetString("contentType") ?? "application/json" } });
        var answer = await new RequestSender(host.Address, ClusterHttp.Create(host)).SendAsync(request, cancellationToken);
        var want = item.GetMap("want")!;
        if (want.GetInt64("code") != answer.Status)
        {
            return $"code {answer.Status}, wanted {want.GetInt64("code")}: {answer.Text}";
        }

        var body = answer.Body as MapNode ?? new MapNode();
        foreach (var field in (ReadOnlySpan<string>)["managedFields", "uid", "creationTimestamp"])
        {
            (want.ContainsKey("object") ? body.GetMap("metadata") : null)?.Remove(field);
        }

        return new TemplateMatcher().Compare(want["object"] ?? want["body"], body, "");
    }
}
