using System.ComponentModel;
using System.Diagnostics;

namespace Flux.Sources.Serving;

/// <summary>
/// Runs git with a fixed argument vector, no shell, and an environment that holds nothing but what is set here: no user's
/// configuration, no hooks, no prompts.
/// </summary>
internal sealed class GitProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly CancellationTokenSource _end = new();
    private Task _feeding = Task.CompletedTask;
    private Task _errors = Task.CompletedTask;

    private GitProcess(Process process) => _process = process;

    public Stream Output => _process.StandardOutput.BaseStream;

    /// <param name="program">The git program.</param>
    /// <param name="repository">A directory, also declared as safe to use.</param>
    /// <param name="protocol">The value of GIT_PROTOCOL; empty for none.</param>
    /// <param name="arguments">The argument vector.</param>
    public static GitProcess Start(string program, string repository, string protocol, params string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var path = start.Environment.TryGetValue("PATH", out var value) ? value : "/usr/bin:/bin";
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        Configure(start, ("safe.directory", repository), ("core.hooksPath", "/dev/null"), ("uploadpack.allowFilter", "true"),
            ("uploadpack.allowReachableSHA1InWant", "true"), ("receive.autogc", "false"));
        if (protocol.Length > 0)
        {
            start.Environment["GIT_PROTOCOL"] = protocol;
        }

        var process = new GitProcess(Start(start));
        process._errors = process._process.StandardError.BaseStream.CopyToAsync(Stream.Null, process._end.Token);
        return process;
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new SourceException($"the program {start.FileName} cannot be started ({error.NativeErrorCode}): is it installed, and on the PATH?", error);
        }
    }

    /// <summary>Feeds the program's input in the background and closes it.</summary>
    public void Feed(Stream input, long limit) => _feeding = FeedAsync(input, limit);

    /// <summary>Whether the program ended well. To be called after its output was read to the end.</summary>
    public async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        return _process.ExitCode == 0;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await Task.WhenAll(_feeding, _errors).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _process.Dispose();
        _end.Dispose();
    }

    private static void Configure(ProcessStartInfo start, params (string Key, string Value)[] settings)
    {
        start.Environment["GIT_CONFIG_COUNT"] = settings.Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
        for (var i = 0; i < settings.Length; i++)
        {
            start.Environment[$"GIT_CONFIG_KEY_{i}"] = settings[i].Key;
            start.Environment[$"GIT_CONFIG_VALUE_{i}"] = settings[i].Value;
        }
    }

    private async Task FeedAsync(Stream input, long limit)
    {
        var destination = _process.StandardInput.BaseStream;
        await using (destination.ConfigureAwait(false))
        {
            var buffer = new byte[1 << 16];
            long total = 0;
            for (int read; (read = await input.ReadAsync(buffer, _end.Token).ConfigureAwait(false)) > 0;)
            {
                total += read;
                if (total > limit)
                {
                    _process.Kill(entireProcessTree: true);
                    return;
                }

                await destination.WriteAsync(buffer.AsMemory(0, read), _end.Token).ConfigureAwait(false);
            }
        }
    }
}
