using System.Text;
using Flux.Manifests.Nodes;
using Flux.Sources.Files;

namespace Flux.Conformance.FluxSources;

/// <summary>Trees as the tables write them: path → text or base64, mode, link, or dir.</summary>
internal static class RecordedTree
{
    public static TreeDirectory Build(MapNode? files)
    {
        var tree = new TreeDirectory(mode: Convert.ToInt32("755", 8));
        foreach (var (path, description) in files ?? [])
        {
            Add(tree, path, description);
        }

        return tree;
    }

    public static void Add(TreeDirectory tree, string path, Node description)
    {
        var segments = path.Split('/');
        var directory = tree;
        foreach (var segment in segments[..^1])
        {
            directory = Directory(directory, segment);
        }

        if (description.GetBoolean("dir") == true)
        {
            Directory(directory, segments[^1]);
        }
        else if (description.GetString("link") is { } target)
        {
            directory.Set(segments[^1], new TreeLink(target));
        }
        else
        {
            var bytes = description.GetString("base64") is { } encoded ? Convert.FromBase64String(encoded) : Encoding.UTF8.GetBytes(description.GetString("text") ?? "");
            directory.Set(segments[^1], new TreeFile(bytes, Convert.ToInt32(description.GetString("mode") ?? "644", 8)));
        }
    }

    private static TreeDirectory Directory(TreeDirectory parent, string name)
    {
        var directory = parent.GetOrAddDirectory(name)!;
        directory.Mode = Convert.ToInt32("755", 8);
        return directory;
    }
}
