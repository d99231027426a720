using System.Runtime.CompilerServices;
using Flux.Kustomize.Building;
using Flux.Kustomize.FileSystems;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.EndToEnd.Installation;

/// <summary>The manifests of the installation, built by our own engine.</summary>
internal static class Overlays
{
    public static string Folder { get; } = Path.Combine(FindRoot(), "k8s");

    public static string Render(string overlay)
    {
        var built = KustomizeBuilder.Build(new JailedDiskFileSystem(Folder), $"overlays/{overlay}", new KustomizeOptions());
        Assert.True(built.IsSuccess, built.IsSuccess ? "" : built.Errors[0].Message);
        return built.WriteYaml();
    }

    public static IReadOnlyList<MapNode> Objects(string overlay) => [.. YamlReader.ReadAll(Render(overlay)).Select(document => (MapNode)document.Root)];

    private static string FindRoot([CallerFilePath] string here = "")
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Flux.sln")))
            {
                return folder;
            }
        }

        return Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
    }
}
