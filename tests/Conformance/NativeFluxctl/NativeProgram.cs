using System.Diagnostics;
using Flux.Conformance.Running;

namespace Flux.Conformance.NativeFluxctl;

/// <summary>fluxctl as it is shipped: published once for all tests, or the program that FLUXCTL names.</summary>
public sealed class NativeProgram : IAsyncLifetime
{
    public string Path { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("FLUXCTL") is { Length: > 0 } given)
        {
            Path = given;
            return;
        }

        var project = System.IO.Path.Combine(Locations.Repository, "src", "Cli");
        var folder = System.IO.Path.Combine(project, "bin", "native");

        // A build server that outlives the command would hold its streams open.
        var (code, output) = await RunAsync(
            "dotnet", "publish", project, "-p:PublishProfile=native", "-p:RunAnalyzers=false", "-p:UseSharedCompilation=false", "-nodeReuse:false", "-o", folder, "-v", "q");
        Assert.True(code == 0, output);
        Path = System.IO.Path.Combine(folder, "fluxctl");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The exit code and all that was printed.</summary>
    internal static async Task<(int Code, string Output)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }
}
