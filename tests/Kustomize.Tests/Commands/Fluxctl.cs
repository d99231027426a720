using System.Diagnostics;

namespace Flux.Kustomize.Tests.Commands;

/// <summary>Runs the program as a user does.</summary>
internal static class Fluxctl
{
    public static Task<(int Code, string Output, string Errors)> RunAsync(string folder, params string[] arguments) => RunAsync(folder, home: null, arguments);

    /// <param name="folder">Where it runs.</param>
    /// <param name="home">The user's home directory; null for the one of whoever runs the tests.</param>
    /// <param name="arguments">The command line.</param>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(string folder, string? home, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "fluxctl.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["HOME"] = home ?? start.Environment["HOME"];
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }
}
