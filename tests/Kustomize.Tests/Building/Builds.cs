using Flux.Kustomize.Building;
using Flux.Kustomize.FileSystems;

namespace Flux.Kustomize.Tests.Building;

/// <summary>Builds of files that a test writes out.</summary>
internal static class Builds
{
    public static void AssertBuilds(string expected, params (string Path, string Content)[] files)
    {
        var result = Build(files);

        Assert.Empty(result.Errors);
        Assert.Equal(expected, result.WriteYaml());
    }

    public static BuildResult Build(params (string Path, string Content)[] files) => KustomizeBuilder.Build(
        InMemoryFileSystem.FromText(files.ToDictionary(file => file.Path, file => file.Content)), "", null, TestContext.Current.CancellationToken);
}
