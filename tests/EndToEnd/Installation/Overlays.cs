using Flux.Kustomize.Building;
using Flux.Kustomize.FileSystems;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.EndToEnd.Installation;

/// <summary>The manifests of the installation, built by our own engine.</summary>
internal static class Overlays
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "k8s");

    public static string Render(string overlay)
    {
        var built = KustomizeBuilder.Build(new JailedDiskFileSystem(Folder), $"overlays/{overlay}", new KustomizeOptions());
        Assert.True(built.IsSuccess, built.IsSuccess ? "" : built.Errors[0].Message);
        return built.WriteYaml();
    }

    public static IReadOnlyList<MapNode> Objects(string overlay) => [.. YamlReader.ReadAll(Render(overlay)).Select(document => (MapNode)document.Root)];
}
