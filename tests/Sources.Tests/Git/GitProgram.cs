using System.Diagnostics;
using System.Globalization;

namespace Flux.Sources.Tests.Git;

/// <summary>The stock git client, with a fixed identity and clock and none of the user's configuration.</summary>
public static class GitProgram
{
    public static async Task<string> RunAsync(string directory, params string[] arguments)
    {
        var (exitCode, output, errors) = await TryRunAsync(directory, arguments);
        return exitCode == 0 ? output.Trim() : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {errors}");
    }

    public static async Task<(int ExitCode, string Output, string Errors)> TryRunAsync(string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (key, value) in Environment())
        {
            start.Environment[key] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Runs many reference updates, in git's own syntax, at once.</summary>
    public static async Task UpdateRefsAsync(string repository, string commands)
    {
        var start = new ProcessStartInfo("git", ["update-ref", "--stdin"]) { WorkingDirectory = repository, RedirectStandardInput = true };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(commands);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
    }

    private static IEnumerable<(string Key, string Value)> Environment()
    {
        yield return ("GIT_CONFIG_NOSYSTEM", "1");
        yield return ("GIT_CONFIG_GLOBAL", "/dev/null");
        yield return ("GIT_TERMINAL_PROMPT", "0");
        foreach (var role in new[] { "AUTHOR", "COMMITTER" })
        {
            yield return ($"GIT_{role}_NAME", "Test");
            yield return ($"GIT_{role}_EMAIL", "test@example.com");
            yield return ($"GIT_{role}_DATE", DateTimeOffset.UnixEpoch.AddDays(20000).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) + " +0000");
        }
    }
}
