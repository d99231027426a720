using System.Diagnostics;

namespace Flux.Conformance.Scenarios;

/// <summary>Runs the real kubectl against the stage, as the recorder did.</summary>
internal static class KubectlRunner
{
    public static async Task<string?> RunAsync(ScenarioStage stage, string arguments, string? input, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("flux-kubectl-").FullName;
        var kubeconfig = Path.Combine(folder, "kubeconfig");
        stage.Plane.Cluster!.WriteKubeconfig(kubeconfig);
        File.Copy(kubeconfig, Path.Combine(folder, "kubeconfig-data"));
        var words = arguments.Replace("<run>", folder, StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var start = new ProcessStartInfo("kubectl", ["--kubeconfig", kubeconfig, .. words])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input ?? "");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = await process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        await output;
        Directory.Delete(folder, recursive: true);
        return process.ExitCode == 0 ? null : $"kubectl {arguments}: {error.Trim()}";
    }
}
