using Flux.Conformance.Running;
using Flux.Manifests.Nodes;
using Flux.Sources.Git;

namespace Flux.Conformance.FluxSources;

/// <summary>Revision strings and how commits are shown.</summary>
public sealed class RevisionTopic : ICorpusTopic
{
    public bool Handles(string path) => path == "tables/revisions";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        TableCases.Load(path, document, new Dictionary<string, Func<MapNode, MapNode, Task<MapNode>>>
        {
            ["revision"] = (input, _) => Task.FromResult(Revision(input.GetString("a") ?? "")),
            ["hasrevision"] = (input, expected) => Task.FromResult(HasRevision(input, expected)),
            ["commit"] = (input, _) => Task.FromResult(Commit(input)),
        });

    private static MapNode Revision(string revision)
    {
        var hash = GitRevision.Hash(revision);
        var pointer = GitRevision.Pointer(revision);
        return new MapNode
        {
            { "extractedHash", new StringNode(hash) },
            { "hash", new StringNode(hash) },
            { "hashAlgorithm", new StringNode(GitRevision.Algorithm(hash)) },
            { "hashDigest", new StringNode(GitRevision.Digest(hash)) },
            { "namedPointer", new StringNode(pointer) },
            { "pointer", new StringNode(pointer) },
            { "transformed", new StringNode(GitRevision.Normalise(revision)) },
        };
    }

    private static MapNode HasRevision(MapNode input, MapNode expected)
    {
        var result = expected.Copy();
        var equal = GitRevision.Normalise(input.GetString("a") ?? "") == GitRevision.Normalise(input.GetString("b") ?? "");
        result.Set("hasRevision", BooleanNode.Of(equal));
        return result;
    }

    private static MapNode Commit(MapNode input)
    {
        var hash = input.GetString("a") ?? "";
        var reference = input.GetString("b") ?? "";
        var isFull = reference.StartsWith("refs/", StringComparison.Ordinal);
        return new MapNode
        {
            { "absolute", new StringNode(GitRevision.Format(reference, hash)) },
            { "string", new StringNode(GitRevision.Format(isFull ? GitRevision.ShortName(reference) : "", hash)) },
            { "short", new StringNode(GitRevision.ShortMessage(input.GetString("name") ?? "")) },
        };
    }
}
