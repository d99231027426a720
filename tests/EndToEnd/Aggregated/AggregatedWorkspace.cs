using System.Globalization;
using Flux.Api.Toolkit;
using Flux.Apply.Clients;
using Flux.EndToEnd.Installation;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Yaml;
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
        await _cluster.UntilAsync(_ => Task.FromResult(_cluster.Log.Contains("The cluster is ready", StringComparison.Ordinal)), TestContext.Current.CancellationToken);
        _connection = Apply.Clients.Kubeconfig.Connect(await File.ReadAllBytesAsync(Kubeconfig)).Connection;
    }

    /// <summary>
    /// Installs what an operator installs, except that the control plane is no pod here: its Service leads to this machine.
    /// </summary>
    public async Task InstallAsync()
    {
        foreach (var item in Overlays.Objects("all-in-one").Select(Adapt).OfType<MapNode>())
        {
            var manifest = new ManifestObject(item);
            var (mapping, error) = await new ResourceMapper(Client).FindAsync(manifest.GroupVersionKind, TestContext.Current.CancellationToken);
            Assert.True(mapping is not null, error?.Message);
            await Manifests.ApplyAsync(Client, mapping.Path(manifest.Namespace, manifest.Name), YamlWriter.Write(item));
        }

        var request = new MapNode { { "apiVersion", "authentication.k8s.io/v1" }, { "kind", "TokenRequest" }, { "spec", new MapNode() } };
        var issued = await Client.CreateAsync("api/v1/namespaces/flux-system/serviceaccounts/flux/token", request, TestContext.Current.CancellationToken);
        var config = (MapNode)YamlReader.Read(await File.ReadAllTextAsync(Kubeconfig));
        config.GetList("users")![0].GetMap("user")!.Clear();
        config.GetList("users")![0].GetMap("user")!.Set("token", issued.Object.GetString("status", "token")!);
        await File.WriteAllTextAsync(PathOf("plane.kubeconfig"), YamlWriter.Write(config));
    }

    /// <summary>What the control plane has logged.</summary>
    public IReadOnlyList<string> PlaneLog => _plane!.Lines;

    private MapNode? Adapt(MapNode item)
    {
        switch (item.GetString("kind"))
        {
            case "StatefulSet":
                return null;
            case "APIService":
                item.GetMap("spec", "service")!.Set("port", _ports[1]);
                break;
            case "Service" when item.GetString("metadata", "name") == "flux-api":
                item.Set("spec", new MapNode { { "type", "ExternalName" }, { "externalName", "localhost" } });
                break;
        }

        return item;
    }

    public async Task StartPlaneAsync()
    {
        _plane = ProgramProcess.Start(["run"], new Dictionary<string, string>
        {
            ["Home"] = "Kubeconfig",
            ["HomeKubeconfig"] = PathOf("plane.kubeconfig"),
            ["DataDirectory"] = PathOf("plane"),
            ["ApiPort"] = Text(_ports[1]),
            ["HttpPort"] = Text(_ports[2]),
            ["SiloPort"] = Text(_ports[3]),
            ["GatewayPort"] = Text(_ports[4]),
            ["ServesGit"] = "true",
            ["Reconcile__RequeueDependency"] = "00:10:00",
        });
        using var http = new HttpClient { BaseAddress = HttpAddress };
        await _plane.UntilAsync(cancellationToken => IsReadyAsync(http, cancellationToken), TestContext.Current.CancellationToken);
        foreach (var (group, version) in ToolkitResources.GroupVersions())
        {
            await _plane.UntilAsync(async cancellationToken => (await Client.GetAsync($"apis/{group}/{version}", cancellationToken)).IsSuccess, TestContext.Current.CancellationToken);
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
