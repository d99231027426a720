using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Flux.ObjectStore.Tests.Postgres;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Flux.ObjectStore.Tests.Postgres;

/// <summary>A PostgreSQL server of this test run: own directory, own port, loopback only, fsync on.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private readonly string _directory = Path.Combine(Path.GetTempPath(), $"flux-pg-{Guid.NewGuid():N}");
    private readonly string _programs = FindPrograms();
    private Process? _server;
    private int _port;
    private int _databases;

    /// <summary>Started at the first use, since most test runs need none of it.</summary>
    private readonly SemaphoreSlim _starting = new(1, 1);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>An empty database.</summary>
    public async Task<NpgsqlDataSource> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        await StartAsync(cancellationToken);
        var name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _databases)}");
        await using var admin = NpgsqlDataSource.Create(ConnectionString("postgres"));
        await using var command = admin.CreateCommand($"CREATE DATABASE {name}");
        await command.ExecuteNonQueryAsync(cancellationToken);
        return NpgsqlDataSource.Create(ConnectionString(name));
    }

    /// <summary>Ends the server as a crash would: connections break, and what was not committed is lost.</summary>
    public async Task StopAsync()
    {
        await RunAsync("pg_ctl", "stop", "-D", _directory, "-m", "immediate");
        await _server!.WaitForExitAsync();
        _server.Dispose();
        _server = null;
    }

    /// <summary>Starts it again after <see cref="StopAsync"/>, with its data and on its port.</summary>
    public Task ResumeAsync(CancellationToken cancellationToken) => LaunchAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await StopAsync();
        }

        if (_port != 0)
        {
            await RunAsync("rm", "-rf", _directory);
        }

        _starting.Dispose();
    }

    private string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Maximum Pool Size=30;Timeout=30";

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        await _starting.WaitAsync(cancellationToken);
        try
        {
            if (_server is not null)
            {
                return;
            }

            _port = FreePorts.Take();
            await RunAsync("initdb", "-D", _directory, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale");
            await LaunchAsync(cancellationToken);
        }
        finally
        {
            _starting.Release();
        }
    }

    private async Task LaunchAsync(CancellationToken cancellationToken)
    {
        _server = Start(
            "postgres", "-D", _directory, "-p", _port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1",
            "-c", "unix_socket_directories=", "-c", "max_connections=200");
        await WaitUntilReadyAsync(_server, cancellationToken);
    }

    private static async Task WaitUntilReadyAsync(Process server, CancellationToken cancellationToken)
    {
        while (await server.StandardError.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Contains("ready to accept connections", StringComparison.Ordinal))
            {
                // The log is read to its end, or the server would block on a full pipe.
                _ = server.StandardError.ReadToEndAsync(CancellationToken.None);
                return;
            }
        }

        throw new InvalidOperationException("PostgreSQL ended before it was ready.");
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} failed: {errors}");
        }
    }

    private Process Start(string program, params string[] arguments)
    {
        // PostgreSQL refuses to run as root.
        var path = Path.Combine(_programs, program);
        var file = File.Exists(path) ? path : program;
        string[] line = Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--", file, .. arguments] : [file, .. arguments];
        var start = new ProcessStartInfo(line[0])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = program != "postgres",
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["LC_ALL"] = "C";
        foreach (var argument in line[1..])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static string FindPrograms() =>
        Directory.GetDirectories("/usr/lib/postgresql").Order().Select(version => Path.Combine(version, "bin")).Last(Directory.Exists);
}
