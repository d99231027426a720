using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Flux.Apply.Clients;
using Flux.DevCluster.Hosting;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Silo.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Flux.Conformance.Scenarios;

/// <summary>
/// A whole control plane with the recorded controller's settings, a server of artifacts and a receiver of events. One for each
/// set of flags; scenarios keep apart by their namespaces.
/// </summary>
internal sealed class ScenarioStage
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<ScenarioStage>>> Stages = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, (int Status, byte[] Content)> _artifacts = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<MapNode> _events = new();

    public ControlPlane Plane { get; private set; } = null!;

    /// <summary>Host and port of the artifact server.</summary>
    public string ArtifactHost { get; private set; } = "";

    public KubeClient Client => Plane.HomeClient;

    public IEnumerable<MapNode> Events => _events;

    public static Task<ScenarioStage> ForAsync(IReadOnlyList<string> flags) =>
        Stages.GetOrAdd(string.Join(' ', flags), _ => new Lazy<Task<ScenarioStage>>(() => StartAsync(flags))).Value;

    /// <summary>Serves an artifact under a path, or just its status when the content is null and it is there.</summary>
    public void Serve(string path, int status, byte[]? content)
    {
        var known = _artifacts.GetValueOrDefault(path);
        _artifacts[path] = (status, content ?? known.Content ?? []);
    }

    private static async Task<ScenarioStage> StartAsync(IReadOnlyList<string> flags)
    {
        var stage = new ScenarioStage();
        var port = FreePorts.Take();
        stage.ArtifactHost = $"127.0.0.1:{port}";
        await stage.StartServerAsync(port);
        var settings = new SiloSettings
        {
            DataDirectory = Directory.CreateTempSubdirectory("flux-scenarios-").FullName,
            ApiPort = FreePorts.Take(),
            HttpPort = FreePorts.Take(),
            SiloPort = FreePorts.Take(),
            GatewayPort = FreePorts.Take(),
            WorkloadDelay = TimeSpan.FromMilliseconds(200),
            Reconcile = ControllerFlags.Parse(flags),
            LogLevel = LogLevel.Warning,
        };
        // How a first failure looks was recorded; the next attempt must leave the time to see it, on a machine with much else to do too.
        settings.Reconcile.MinRetryDelay = TimeSpan.FromSeconds(4);
        settings.Reconcile.EventsAddress = $"http://{stage.ArtifactHost}/events";
        stage.Plane = await ControlPlane.StartAsync(settings);

        // The recorder's controller had a namespace of its own, in which scenarios put global keys.
        var home = new MapNode { { "apiVersion", "v1" }, { "kind", "Namespace" }, { "metadata", new MapNode { { "name", "flux-system" } } } };
        await stage.Client.CreateAsync("api/v1/namespaces", home, CancellationToken.None);
        return stage;
    }

    private async Task StartServerAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var application = builder.Build();
        application.Urls.Add($"http://127.0.0.1:{port}");
        application.MapPost("/events", async (HttpContext http) =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            _events.Enqueue((MapNode)JsonNodeReader.Read(body.ToArray()));
        });
        application.MapGet("/{**path}", (string path) => _artifacts.TryGetValue(path, out var found)
            ? found.Status == 200 ? Results.Bytes(found.Content) : Results.StatusCode(found.Status)
            : Results.NotFound());
        await application.StartAsync();
    }
}
