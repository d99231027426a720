using System.Globalization;
using Flux.Apply.Clients;
using Flux.EndToEnd;

namespace Flux.Cluster.Processes;

/// <summary>One process that is everything, with its data directory; it can be killed and started again.</summary>
internal sealed class SingleWorkspace(ITestOutputHelper? output) : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("flux-single-").FullName;
    private readonly int[] _ports = FreePorts.Take(2);
    private SiloProcess? _process;
    private KubeConnection? _connection;

    public KubeClient Client => new(_connection!);

    public Uri GitAddress => new(_process!.HttpAddress, "/git/");

    public string PathOf(string name) => Path.Combine(_directory, name);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _process = SiloProcess.Start(["run"], new Dictionary<string, string>
        {
            ["DataDirectory"] = _directory,
            ["ApiPort"] = _ports[0].ToString(CultureInfo.InvariantCulture),
            ["HttpPort"] = _ports[1].ToString(CultureInfo.InvariantCulture),
            ["WorkloadDelay"] = "00:00:00",
        });
        await _process.ReadyAsync(cancellationToken);
        while (_connection is null)
        {
            _connection = File.Exists(PathOf("kubeconfig")) ? Kubeconfig.Connect(await File.ReadAllBytesAsync(PathOf("kubeconfig"), cancellationToken)).Connection : null;
            await Task.Delay(50, cancellationToken);
        }
    }

    public Task KillAsync() => _process!.KillAsync();

    public async ValueTask DisposeAsync()
    {
        _connection?.Dispose();
        if (_process is not null)
        {
            output?.WriteLine(_process.Log);
            await _process.DisposeAsync();
        }

        if (Directory.Exists(_directory))
        {
            Directory.Delete(_directory, recursive: true);
        }
    }
}
