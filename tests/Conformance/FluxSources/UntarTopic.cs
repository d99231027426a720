using System.Text;
using Flux.Conformance.Running;
using Flux.Manifests.Nodes;
using Flux.Sources;
using Flux.Sources.Archives;
using Flux.Sources.Files;

namespace Flux.Conformance.FluxSources;

/// <summary>Unpacking of archives, hostile ones included.</summary>
public sealed class UntarTopic : ICorpusTopic
{
    public bool Handles(string path) => path == "tables/untar";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        TableCases.Load(path, document, new Dictionary<string, Func<MapNode, MapNode, Task<MapNode>>>
        {
            ["untar"] = (input, _) => Task.FromResult(Replay(input)),
        });

    private static MapNode Replay(MapNode input)
    {
        var maxSize = input.GetInt64("maxSize") ?? -1;
        var options = new ArchiveReadOptions
        {
            SkipLinks = input.GetBoolean("skipSymlinks") == true,
            Limits = maxSize < 0 ? ArchiveLimits.Default : new ArchiveLimits { MaxTotalBytes = maxSize },
            DisplayRoot = "<tmp>/d",
        };
        var result = new MapNode();
        var tree = new TreeDirectory();
        try
        {
            ArchiveReader.Unpack(new MemoryStream(Convert.FromBase64String(input.GetString("tar")!)), options, tree, CancellationToken.None);
        }
        catch (SourceException error)
        {
            result.Set("error", new StringNode(error.Message));
        }

        var files = new MapNode();
        List(tree, "", files);
        result.Set("files", files);
        return result;
    }

    private static void List(TreeDirectory directory, string prefix, MapNode files)
    {
        foreach (var (name, node) in directory.Entries)
        {
            if (node is TreeDirectory child)
            {
                files.Set(prefix + name, new StringNode(Mode('d', child.Mode)));
                List(child, prefix + name + "/", files);
            }
            else if (node is TreeFile file)
            {
                files.Set(prefix + name, new StringNode(Mode('-', file.Mode)));
            }
        }
    }

    private static string Mode(char type, int mode)
    {
        var text = new StringBuilder().Append(type);
        for (var bit = 8; bit >= 0; bit--)
        {
            text.Append((mode & (1 << bit)) != 0 ? "rwx"[(8 - bit) % 3] : '-');
        }

        return text.ToString();
    }
}
