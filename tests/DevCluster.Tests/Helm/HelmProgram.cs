using Flux.DevCluster.Tests.Hosting;

namespace Flux.DevCluster.Tests.Helm;

/// <summary>The real helm: the one that the test command fetched, or one on the path.</summary>
internal static class HelmProgram
{
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static string Locate()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        return path.Prepend(FetchedTools.Folder).Select(folder => Path.Combine(folder, "helm")).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"There is no helm in {FetchedTools.Folder} nor on the path: run eng/install-test-dependencies.sh.");
    }
}
