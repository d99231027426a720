using System.Diagnostics;
using System.Globalization;
using Flux.EndToEnd;

namespace Flux.Cluster.Processes;

/// <summary>One process of the control plane, started from its program as an operator does.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(180);

    private readonly Process _process;
    private readonly List<string> _log = [];

    private SiloProcess(ProcessStartInfo start, Uri http)
    {
        HttpAddress = http;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri HttpAddress { get; }

    public bool HasExited => _process.HasExited;

    /// <summary>What it printed, for the message of a failure.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return string.Join('\n', _log.TakeLast(60));
            }
        }
    }

    /// <summary>How many lines of what it printed have a text in them.</summary>
    public int LinesWith(string text)
    {
        lock (_log)
        {
            return _log.Count(line => line.Contains(text, StringComparison.Ordinal));
        }
    }

    /// <param name="arguments">The arguments of the program.</param>
    /// <param name="settings">Settings beside the ports, which are chosen here.</param>
    public static SiloProcess Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Flux.Silo.dll");
        var ports = FreePorts.Take(3);
        var start = new ProcessStartInfo("dotnet", ["exec", program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Flux__HttpPort"] = Text(ports[0]);
        start.Environment["Flux__SiloPort"] = Text(ports[1]);
        start.Environment["Flux__GatewayPort"] = Text(ports[2]);
        foreach (var (name, value) in settings)
        {
            start.Environment[$"Flux__{name}"] = value;
        }

        var http = settings.GetValueOrDefault("HttpPort") ?? Text(ports[0]);
        return new SiloProcess(start, new Uri($"http://127.0.0.1:{http}"));
    }

    /// <summary>Waits until it says that it is ready.</summary>
    public async Task ReadyAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        while (!await IsReadyAsync(client, limit.Token))
        {
            if (_process.HasExited || limit.IsCancellationRequested)
            {
                throw new InvalidOperationException($"A process of the control plane did not start:\n{Log}");
            }

            await Task.Delay(100, cancellationToken);
        }
    }

    public async Task<MetricsPage> MetricsAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        return new MetricsPage(await client.GetStringAsync(new Uri(HttpAddress, "/metrics"), cancellationToken));
    }

    /// <summary>SIGKILL: nothing of it gets to say goodbye.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

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

    private void Keep(string? line)
    {
        if (line is not null)
        {
            lock (_log)
            {
                _log.Add(line);
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
