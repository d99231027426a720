namespace Flux.DevCluster.Tests.Helm;

/// <summary>The real helm: the one that the test command fetched, or one on the path.</summary>
internal static class HelmProgram
{
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static string Locate()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var tools = Environment.GetEnvironmentVariable("FLUX_TEST_TOOLS") ?? Path.Combine(home, ".cache", "flux-test-tools");
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        return path.Prepend(tools).Select(folder => Path.Combine(folder, "helm")).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"There is no helm in {tools} nor on the path: run eng/install-test-dependencies.sh.");
    }
}
