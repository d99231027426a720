using System.Globalization;
using Flux.EndToEnd;

namespace Flux.Cluster.Processes;

/// <summary>One process of the control plane, with ports of its own, and what it says of itself over HTTP.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private readonly ProgramProcess _program;

    private SiloProcess(ProgramProcess program, Uri http)
    {
        _program = program;
        HttpAddress = http;
    }

    public Uri HttpAddress { get; }

    public bool HasExited => _program.HasExited;

    public string Log => _program.Log;

    public int LinesWith(string text) => _program.LinesWith(text);

    /// <param name="arguments">The arguments of the program.</param>
    /// <param name="settings">Settings beside the ports, which are chosen here unless they are named.</param>
    public static SiloProcess Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings)
    {
        var ports = FreePorts.Take(3);
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["HttpPort"] = Text(ports[0]),
            ["SiloPort"] = Text(ports[1]),
            ["GatewayPort"] = Text(ports[2]),
        };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return new SiloProcess(ProgramProcess.Start(arguments, all), new Uri($"http://127.0.0.1:{all["HttpPort"]}"));
    }

    /// <summary>Waits until it says that it is ready.</summary>
    public async Task ReadyAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        await _program.UntilAsync(token => IsReadyAsync(client, token), cancellationToken);
    }

    /// <summary>What it says of its readiness.</summary>
    public async Task<string> ReadinessAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri(HttpAddress, "/readyz"), cancellationToken);
    }

    public async Task<MetricsPage> MetricsAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        return new MetricsPage(await client.GetStringAsync(new Uri(HttpAddress, "/metrics"), cancellationToken));
    }

    public Task KillAsync() => _program.KillAsync();

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    private async Task<bool> IsReadyAsync(HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(HttpAddress, "/readyz"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
