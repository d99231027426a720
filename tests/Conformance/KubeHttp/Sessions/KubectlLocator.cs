using System.Diagnostics;

namespace Flux.Conformance.KubeHttp.Sessions;

/// <summary>Finds the kubectl that the sessions were recorded with.</summary>
internal static class KubectlLocator
{
    private const string Recorded = "v1.36.";

    private static readonly Lazy<string?> Found = new(Search);

    /// <summary>Its path; null when it is not on the machine.</summary>
    public static string? Find() => Found.Value;

    /// <summary>The newest other one, whose answers may differ in its own words; null when there is none.</summary>
    public static string? FindOther()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var program = folders.Select(folder => Path.Combine(folder, "kubectl")).FirstOrDefault(File.Exists);
        var folder = program is null ? null : Path.GetDirectoryName(File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program);
        return folder is null ? null : Directory.EnumerateFiles(folder, "kubectl.1.??").Order(StringComparer.Ordinal).LastOrDefault() ?? program;
    }

    private static string? Search()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var tools = Environment.GetEnvironmentVariable("FLUX_TEST_TOOLS") ?? Path.Combine(home, ".cache", "flux-test-tools");
        string?[] candidates = [Environment.GetEnvironmentVariable("FLUX_KUBECTL"), Path.Combine(tools, "kubectl-1.36"), "/usr/bin/kubectl", "/usr/local/bin/kubectl"];
        return candidates.FirstOrDefault(path => path is not null && File.Exists(path) && IsRecorded(path));
    }

    private static bool IsRecorded(string path)
    {
        using var process = Process.Start(new ProcessStartInfo(path, ["version", "--client"]) { RedirectStandardOutput = true, RedirectStandardError = true });
        return process!.StandardOutput.ReadToEnd().Contains(Recorded, StringComparison.Ordinal);
    }
}
