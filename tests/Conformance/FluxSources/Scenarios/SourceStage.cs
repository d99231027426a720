using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Flux.Apply.Clients;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Silo.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Flux.Conformance.FluxSources.Scenarios;

/// <summary>A control plane with the recorded source-controller's settings, its receiver of events, and the servers it fetches from.</summary>
internal sealed class SourceStage
{
    private static readonly Lazy<Task<GitLab>> SharedLab = new(GitLab.StartAsync);
    private static readonly Lazy<Task<SourceStage>> SharedStage = new(() => StartAsync());

    private readonly ConcurrentQueue<MapNode> _events = new();
    private SiloSettings _settings = null!;

    public ControlPlane Plane { get; private set; } = null!;

    public GitLab Git { get; private set; } = null!;

    public KubeClient Client => Plane.HomeClient;

    public IEnumerable<MapNode> Events => _events;

    /// <summary>The stage of most scenarios, which keep apart by their namespaces.</summary>
    public static Task<SourceStage> SharedAsync() => SharedStage.Value;

    /// <summary>A stage of one's own, for scenarios that restart the controller.</summary>
    public static async Task<SourceStage> StartAsync()
    {
        var stage = new SourceStage { Git = await SharedLab.Value };
        var events = FreePorts.Take();
        await stage.ReceiveEventsAsync(events);
        stage._settings = new SiloSettings
        {
            DataDirectory = Directory.CreateTempSubdirectory("flux-source-scenarios-").FullName,
            ApiPort = FreePorts.Take(),
            HttpPort = FreePorts.Take(),
            SiloPort = FreePorts.Take(),
            GatewayPort = FreePorts.Take(),
            LogLevel = LogLevel.Warning,
        };

        // How a first failure looks was recorded; the next attempt must leave the time to see it, on a machine with much else to do too.
        stage._settings.Reconcile.MinRetryDelay = TimeSpan.FromSeconds(4);
        stage._settings.Reconcile.EventsAddress = $"http://127.0.0.1:{events}/";
        await stage.RestartAsync([], emptyStorage: false);
        return stage;
    }

    public async Task RestartAsync(IReadOnlyList<string> flags, bool emptyStorage)
    {
        var address = _settings.Reconcile.EventsAddress;
        if (Plane is not null)
        {
            await Plane.DisposeAsync();
        }

        if (emptyStorage)
        {
            Directory.Delete(_settings.PathOf("artifacts"), recursive: true);
        }

        SourceControllerFlags.Apply(_settings, flags);
        _settings.Reconcile.EventsAddress = address;
        Plane = await ControlPlane.StartAsync(_settings);
    }

    /// <summary>
    /// A recorded text with the addresses of this stage in place of the placeholders. The original's temporary folders stand for
    /// the trees that it unpacks there; we name places in trees by themselves.
    /// </summary>
    public string ToLive(string text) => Git.Tls.Translate(Git.Ssh.Translate(text))
        .Replace("<tmp>/", "", StringComparison.Ordinal)
        .Replace("ssh://git@<ssh>", $"ssh://{SshLab.User}@<ssh>", StringComparison.Ordinal)
        .Replace("<storage>", _settings.ArtifactAddress, StringComparison.Ordinal)
        .Replace("<git>", "127.0.0.1:23100", StringComparison.Ordinal)
        .Replace("<git-basic>", "127.0.0.1:23101", StringComparison.Ordinal)
        .Replace("<git-tls>", "127.0.0.1:23102", StringComparison.Ordinal)
        .Replace("<git-bearer>", "127.0.0.1:23103", StringComparison.Ordinal)
        .Replace("<git-mtls>", "127.0.0.1:23104", StringComparison.Ordinal)
        .Replace("<ssh>", "127.0.0.1:23110", StringComparison.Ordinal)
        .Replace("<proxy>", "127.0.0.1:23150", StringComparison.Ordinal)
        .Replace("<proxy-ok>", "127.0.0.1:23151", StringComparison.Ordinal)
        .Replace("<proxy-auth>", "127.0.0.1:23152", StringComparison.Ordinal);

    public MapNode ToLive(MapNode recorded) => (MapNode)JsonNodeReader.Read(ToLive(JsonNodeWriter.WriteToString(recorded)));

    /// <summary>The files of an object's folder in storage, with their modes.</summary>
    public IReadOnlyList<string> StoredFiles(string folder)
    {
        var path = Path.Combine(_settings.PathOf("artifacts"), folder);
        return Directory.Exists(path)
            ? [.. Directory.GetFiles(path).Order(StringComparer.Ordinal).Select(file => $"{Path.GetFileName(file)} {Mode(file)}")]
            : [];
    }

    public byte[]? ReadStored(string path)
    {
        var file = Path.Combine(_settings.PathOf("artifacts"), path);
        return File.Exists(file) ? File.ReadAllBytes(file) : null;
    }

    public void RemoveStored(string path)
    {
        var place = Path.Combine(_settings.PathOf("artifacts"), path);
        if (Directory.Exists(place))
        {
            Directory.Delete(place, recursive: true);
        }

        File.Delete(place);
    }

    public void WriteStored(string path, byte[] content) => File.WriteAllBytes(Path.Combine(_settings.PathOf("artifacts"), path), content);

    private static string Mode(string file) => 
        OperatingSystem.IsWindows() ? "0600" : "0" + Convert.ToString((int)File.GetUnixFileMode(file), 8);

    private async Task ReceiveEventsAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var application = builder.Build();
        application.Urls.Add($"http://127.0.0.1:{port}");
        application.MapPost("/", async (HttpContext http) =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            _events.Enqueue((MapNode)JsonNodeReader.Read(body.ToArray()));
        });
        await application.StartAsync();
    }
}
