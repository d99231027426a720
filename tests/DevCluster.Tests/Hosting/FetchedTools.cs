namespace Flux.DevCluster.Tests.Hosting;

/// <summary>The real clients that the test command fetches.</summary>
internal static class FetchedTools
{
    /// <summary>Where they are; the same as in eng/install-test-dependencies.sh.</summary>
    public static string Folder { get; } = Environment.GetEnvironmentVariable("FLUX_TEST_TOOLS")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "flux-test-tools");
}
