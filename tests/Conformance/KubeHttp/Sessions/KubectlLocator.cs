using System.Diagnostics;

namespace Flux.Conformance.KubeHttp.Sessions;

/// <summary>Finds the kubectl that the sessions were recorded with.</summary>
internal static class KubectlLocator
{
    private const string Recorded = "v1.36.";

    private static readonly Lazy<string?> Found = new(Search);

    /// <summary>Its path; null when it is not on the machine.</summary>
    public static string? Find() => Found.Value;

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
