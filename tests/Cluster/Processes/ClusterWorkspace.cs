using System.Globalization;
using Flux.Apply.Clients;
using Flux.EndToEnd;
using Npgsql;

namespace Flux.Cluster.Processes;

/// <summary>
/// A home cluster process and silo processes over one PostgreSQL database. Artifacts and repositories are on a directory that all
/// share, as on a volume that all mount.
/// </summary>
internal sealed class ClusterWorkspace(NpgsqlDataSource database, ITestOutputHelper? output) : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("flux-cluster-").FullName;
    private readonly int[] _ports = FreePorts.Take(2);
    private readonly List<SiloProcess> _silos = [];
    private SiloProcess? _home;
    private KubeConnection? _connection;

    public KubeClient Client => new(_connection!);

    public IReadOnlyList<SiloProcess> Silos => _silos;

    /// <summary>The process that serves and works on nothing.</summary>
    public SiloProcess Home => _home!;

    public Uri GitAddress => new(_home!.HttpAddress, "/git/");

    public string PathOf(string name) => Path.Combine(_directory, name);

    public async Task StartHomeAsync(CancellationToken cancellationToken)
    {
        _home = SiloProcess.Start(["run", "--role", "api"], Settings("home", new()
        {
            ["Home"] = "Embedded",
            ["ApiPort"] = _ports[0].ToString(CultureInfo.InvariantCulture),
            ["HttpPort"] = _ports[1].ToString(CultureInfo.InvariantCulture),
            ["WorkloadDelay"] = "00:00:00",
        }));
        await _home.ReadyAsync(cancellationToken);
        var kubeconfig = await ReadKubeconfigAsync(cancellationToken);
        _connection = Kubeconfig.Connect(kubeconfig).Connection ?? throw new InvalidOperationException("the home cluster's kubeconfig is of no use");
    }

    /// <summary>Starts a silo; it is ready when this returns.</summary>
    /// <param name="more">Settings that replace the usual ones.</param>
    public async Task<SiloProcess> StartSiloAsync(CancellationToken cancellationToken, params (string Name, string Value)[] more)
    {
        var settings = Settings(string.Create(CultureInfo.InvariantCulture, $"silo-{_silos.Count}"), new()
        {
            ["Home"] = "Kubeconfig",
            ["HomeKubeconfig"] = PathOf("home/kubeconfig"),
            ["AdvertisedAddress"] = $"127.0.0.1:{_ports[1].ToString(CultureInfo.InvariantCulture)}",
        });
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }

        var silo = SiloProcess.Start(["run", "--role", "silo"], settings);
        _silos.Add(silo);
        await silo.ReadyAsync(cancellationToken);
        return silo;
    }

    /// <summary>Waits until the dispatcher has stored that it has dealt with everything that is written by now.</summary>
    public async Task DispatchedAsync(CancellationToken cancellationToken)
    {
        const string Cursor = "SELECT (json -> 'data' ->> 'Cursor')::bigint FROM objects WHERE resource = 'grainstates' AND namespace = 'dispatcher'";
        var newest = await NumberAsync("SELECT max(version) FROM changes WHERE resource <> 'grainstates'", cancellationToken);
        while (await NumberAsync(Cursor, cancellationToken) < newest)
        {
            await Task.Delay(50, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in _silos)
        {
            output?.WriteLine($"-- {silo.HttpAddress}\n{silo.Log}");
            await silo.DisposeAsync();
        }

        _connection?.Dispose();
        if (_home is not null)
        {
            await _home.DisposeAsync();
        }

        await database.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task<long> NumberAsync(string query, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(query);
        return await command.ExecuteScalarAsync(cancellationToken) is long number ? number : -1;
    }

    private async Task<byte[]> ReadKubeconfigAsync(CancellationToken cancellationToken)
    {
        // Written just after the process has become ready.
        var path = PathOf("home/kubeconfig");
        while (!File.Exists(path) || new FileInfo(path).Length == 0)
        {
            await Task.Delay(50, cancellationToken);
        }

        return await File.ReadAllBytesAsync(path, cancellationToken);
    }

    private Dictionary<string, string> Settings(string name, Dictionary<string, string> own)
    {
        var settings = new Dictionary<string, string>(own)
        {
            ["Storage"] = "Postgres",
            ["PostgresConnection"] = database.ConnectionString,
            ["DataDirectory"] = PathOf(name),
            ["ArtifactDirectory"] = PathOf("artifacts"),
        };
        return settings;
    }
}
