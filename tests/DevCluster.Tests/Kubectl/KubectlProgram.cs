using System.Diagnostics;
using Flux.DevCluster.Tests.Hosting;

namespace Flux.DevCluster.Tests.Kubectl;

/// <summary>Runs a kubectl of the machine against a cluster.</summary>
internal sealed class KubectlProgram(string program, string kubeconfig)
{
    private static readonly string Fetched = Path.Combine(FetchedTools.Folder, "kubectl-1.36");

    /// <summary>The oldest and the newest kubectl on the machine, and the one that the test command fetched.</summary>
    public static IEnumerable<string> Installed()
    {
        var link = new FileInfo("/usr/bin/kubectl");
        var folder = Path.GetDirectoryName(link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? link.FullName)!;
        var versions = Directory.EnumerateFiles(folder, "kubectl.1.*").OrderBy(path => int.Parse(path[(path.LastIndexOf('.') + 1)..])).ToList();
        var installed = versions.Count > 1 ? (string[])[versions[0], versions[^1]] : ["kubectl"];
        return File.Exists(Fetched) ? [.. installed, Fetched] : installed;
    }

    public async Task<KubectlResult> RunAsync(string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["KUBECONFIG"] = kubeconfig;
        start.Environment["HOME"] = Path.GetDirectoryName(kubeconfig)!;
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new KubectlResult(process.ExitCode, await output, await error);
    }

    /// <summary>Runs and fails the test unless the exit code is 0.</summary>
    public async Task<string> OutputAsync(string input, params string[] arguments)
    {
        var result = await RunAsync(input, arguments);
        Assert.True(result.ExitCode == 0, $"kubectl {string.Join(' ', arguments)}: {result.Error}{result.Output}");
        return result.Output;
    }
}
