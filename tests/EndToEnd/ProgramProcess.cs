using System.Diagnostics;
using System.Globalization;

namespace Flux.EndToEnd;

/// <summary>The server program in a process of its own, started as an operator does and ended by SIGKILL.</summary>
internal sealed class ProgramProcess : IAsyncDisposable
{
    private const int LastLines = 80;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(180);

    private readonly Process _process;
    private readonly List<string> _log = [];

    private ProgramProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public bool HasExited => _process.HasExited;

    /// <summary>What it printed last, for the message of a failure.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return string.Join('\n', _log.TakeLast(LastLines));
            }
        }
    }

    /// <param name="arguments">The arguments of the program.</param>
    /// <param name="settings">Settings by their names below <c>Flux</c>.</param>
    public static ProgramProcess Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Flux.Silo.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[$"Flux__{name}"] = value;
        }

        return new ProgramProcess(start);
    }

    /// <summary>What it printed.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_log)
            {
                return [.. _log];
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

    /// <summary>Waits until a condition of the outside world holds; fails when the process ends before, or takes too long.</summary>
    public async Task UntilAsync(Func<CancellationToken, Task<bool>> condition, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        while (!await condition(limit.Token))
        {
            Assert.False(_process.HasExited, $"The process ended:\n{Log}");
            Assert.False(limit.IsCancellationRequested, $"The process did not become ready:\n{Log}");
            await Task.Delay(100, cancellationToken);
        }
    }

    /// <summary>SIGTERM: it is asked to stop. Returns its exit code.</summary>
    public async Task<int> StopAsync(CancellationToken cancellationToken)
    {
        using var signal = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
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
}
