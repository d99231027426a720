using System.Globalization;
using Flux.Api.Toolkit;
using Flux.Apply.Clients;
using Flux.Sources.Serving;

namespace Flux.EndToEnd.Aggregated;

/// <summary>A home cluster in one process and a control plane, which extends its API, in another.</summary>
internal sealed class AggregatedWorkspace : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("flux-aggregated-").FullName;
    private readonly int[] _ports = FreePorts.Take(5);
    private ProgramProcess? _cluster;
    private ProgramProcess? _plane;
    private KubeConnection? _connection;

    public KubeClient Client => new(_connection!);

    public string Kubeconfig => PathOf("cluster/kubeconfig");

    public Uri ApiAddress => new(string.Create(CultureInfo.InvariantCulture, $"https://127.0.0.1:{_ports[1]}"));

    public Uri HttpAddress => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_ports[2]}"));

    public GitHttpBackend Git => new(new GitHttpBackendOptions { RepositoriesDirectory = PathOf("plane/repositories"), AllowPush = true });

    public string Logs => $"-- cluster\n{_cluster?.Log}\n-- control plane\n{_plane?.Log}";

    public string PathOf(string name) => Path.Combine(_directory, name);

    public async Task StartClusterAsync()
    {
        _cluster = ProgramProcess.Start(["cluster", "--data", PathOf("cluster"), "--port", Text(_ports[0])], new Dictionary<string, string>());
        await _cluster.UntilAsync(_ => Task.FromResult(_cluster.Log.Contains("The cluster is ready", StringComparison.Ordinal)));
        _connection = Apply.Clients.Kubeconfig.Connect(await File.ReadAllBytesAsync(Kubeconfig)).Connection;
    }

    /// <summary>What the installation of the control plane puts into the cluster, with an address of this machine behind the Service.</summary>
    public async Task InstallAsync()
    {
        await Manifests.NamespaceAsync(Client, "flux-system");
        await Manifests.ApplyAsync(
            Client,
            "api/v1/namespaces/flux-system/services/flux-api",
            "apiVersion: v1\nkind: Service\nmetadata:\n  name: flux-api\n  namespace: flux-system\nspec:\n  type: ExternalName\n  externalName: localhost\n");
        await Manifests.ApplyAsync(
            Client,
            "apis/rbac.authorization.k8s.io/v1/clusterroles/flux-view",
            "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: flux-view\n  labels:\n    rbac.authorization.k8s.io/aggregate-to-view: \"true\"\n"
            + "rules:\n- apiGroups: [source.toolkit.fluxcd.io, kustomize.toolkit.fluxcd.io]\n  resources: [\"*\"]\n  verbs: [get, list, watch]\n");
        foreach (var (group, version) in ToolkitResources.GroupVersions())
        {
            await Manifests.ApplyAsync(
                Client,
                $"apis/apiregistration.k8s.io/v1/apiservices/{version}.{group}",
                $"apiVersion: apiregistration.k8s.io/v1\nkind: APIService\nmetadata:\n  name: {version}.{group}\nspec:\n  group: {group}\n  version: {version}\n"
                + $"  groupPriorityMinimum: 1000\n  versionPriority: 15\n  service:\n    name: flux-api\n    namespace: flux-system\n    port: {Text(_ports[1])}\n");
        }
    }

    public async Task StartPlaneAsync()
    {
        _plane = ProgramProcess.Start(["run"], new Dictionary<string, string>
        {
            ["Home"] = "Kubeconfig",
            ["HomeKubeconfig"] = Kubeconfig,
            ["DataDirectory"] = PathOf("plane"),
            ["ApiPort"] = Text(_ports[1]),
            ["HttpPort"] = Text(_ports[2]),
            ["SiloPort"] = Text(_ports[3]),
            ["GatewayPort"] = Text(_ports[4]),
            ["ServesGit"] = "true",
        });
        using var http = new HttpClient { BaseAddress = HttpAddress };
        await _plane.UntilAsync(cancellationToken => IsReadyAsync(http, cancellationToken));
        foreach (var (group, version) in ToolkitResources.GroupVersions())
        {
            await _plane.UntilAsync(async cancellationToken => (await Client.GetAsync($"apis/{group}/{version}", cancellationToken)).IsSuccess);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _connection?.Dispose();
        if (_plane is not null)
        {
            await _plane.DisposeAsync();
        }

        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }

        Directory.Delete(_directory, recursive: true);
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/readyz", UriKind.Relative), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
