using System.IO.Compression;
using System.Security.Cryptography;
using Flux.Conformance.Running;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Sources.Archives;
using Flux.Sources.Files;
using Flux.Sources.Ignoring;

namespace Flux.Conformance.FluxSources;

/// <summary>
/// Archives of trees: the tar and the compressed bytes, and which paths the ignore rules keep.
/// </summary>
public sealed class ArchiveTopic : ICorpusTopic
{
    public bool Handles(string path) => path is "tables/archive" or "tables/sourceignore";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support)
    {
        var baseTree = JsonNodeReader.Read(File.ReadAllBytes(Path.Combine(support, "tables", "inputs.json"))).GetList("sourceignore-tree")!;
        return TableCases.Load(path, document, new Dictionary<string, Func<MapNode, MapNode, Task<MapNode>>>
        {
            ["archive"] = (input, expected) => Task.FromResult(Replay(input, expected, ArchiveOptions.Artifact, baseTree)),
            ["ocibuild"] = (input, expected) => Task.FromResult(Replay(input, expected, ArchiveOptions.Pushed, baseTree)),
        });
    }

    private static MapNode Replay(MapNode input, MapNode expected, ArchiveOptions options, ListNode baseTree)
    {
        var tree = RecordedTree.Build(expected.ContainsKey("kept") ? null : input.GetMap("files"));
        if (expected.ContainsKey("kept"))
        {
            foreach (var name in baseTree.OfType<StringNode>())
            {
                RecordedTree.Add(tree, name.Value, new MapNode { { "text", new StringNode("x") } });
            }

            foreach (var (path, description) in input.GetMap("files") ?? [])
            {
                RecordedTree.Add(tree, path, description);
            }
        }

        var rules = IgnoreRules.ForSource(tree, input.GetString("ignore"));
        using var archive = new MemoryStream();
        ArchiveWriter.Write(tree, archive, options, options == ArchiveOptions.Artifact ? rules.IsIgnored : null, CancellationToken.None);
        return expected.ContainsKey("kept") ? Names(archive.ToArray()) : Describe(archive.ToArray(), expected);
    }

    private static MapNode Names(byte[] archive)
    {
        var entries = TarListing.Read(archive);
        return new MapNode { { "kept", Names(entries, '0') }, { "dirs", Names(entries, '5') } };
    }

    private static ListNode Names(IReadOnlyList<(string Name, char Type)> entries, char type) =>
        new(entries.Where(entry => entry.Type == type).Select(entry => new StringNode(entry.Name)));

    private static MapNode Describe(byte[] archive, MapNode expected)
    {
        using var tar = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(archive), CompressionMode.Decompress))
        {
            gzip.CopyTo(tar);
        }

        var actual = expected.Copy();
        actual.Set("digest", new StringNode("sha256:" + Convert.ToHexStringLower(SHA256.HashData(archive))));
        actual.Set("bytes", NumberNode.Of(archive.Length));
        actual.Set("tarBytes", NumberNode.Of(tar.Length));
        actual.Set("tarSha256", new StringNode(Convert.ToHexStringLower(SHA256.HashData(tar.ToArray()))));
        actual.Set("gzipHeader", new StringNode(Convert.ToHexStringLower(archive.AsSpan(0, 10))));
        return actual;
    }
}
