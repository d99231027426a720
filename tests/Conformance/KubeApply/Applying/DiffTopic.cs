using Flux.Apply.Applying;
using Flux.Apply.Diffing;
using Flux.Conformance.Running;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeApply.Applying;

/// <summary><c>ssa/diff_managers</c>: masking, differences, and patches of managers.</summary>
internal sealed class DiffTopic : ICorpusTopic
{
    public bool Handles(string path) => path == "ssa/diff_managers";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        document.GetList("cases")!.OfType<MapNode>().Select(item => ConformanceCase.Create($"{path}/{item.GetString("id")}", () => Run(item)));

    private static string? Run(MapNode item) => Expectation.Difference(item["want"], item.GetString("op") switch
    {
        "sanitize" => Sanitize(item.GetMap("original"), item.GetMap("modified")),
        "diffunstructured" => Diff(item),
        _ => Managers(item),
    });

    private static MapNode Sanitize(MapNode? original, MapNode? modified)
    {
        var (before, after) = SecretMask.Apply(original, modified, out var error);
        var output = new MapNode();
        Add(output, "error", error is null ? null : new StringNode(error));
        Add(output, "old", before);
        Add(output, "new", after);
        return output;
    }

    private static MapNode Diff(MapNode item)
    {
        MapNode before = item.GetMap("original")!, after = item.GetMap("modified")!;
        var operations = ObjectDiffer.Diff(before, after);
        operations = item.GetBoolean("flag") is true ? SecretMask.Apply(operations) : operations;
        Node patch = operations.Count == 0 ? NullNode.Instance : new ListNode(operations.Select(operation => operation.ToNode()));
        return new MapNode { { "patch", patch }, { "text", string.Join('\n', operations) } };
    }

    private static MapNode Managers(MapNode item)
    {
        var live = item.GetMap("object")!;
        var name = item.GetString("name")!;
        var keys = item.GetList("keys")!.OfType<StringNode>().Select(key => key.Value);
        var rules = item.GetList("managers")!
            .Select(rule => new FieldManagerRule(rule.GetString("name")!, rule.GetString("operationType")!, rule.GetBoolean("exactMatch") ?? false))
            .ToArray();
        try
        {
            var patch = item.GetString("mode") switch
            {
                "remove" => FieldManagerPatches.Remove(live, rules),
                "replace" => FieldManagerPatches.TakeOver(live, rules, name),
                "migrate" => FieldManagerPatches.Migrate(live, name),
                "annotations" => FieldManagerPatches.RemoveAnnotations(live, keys),
                _ => FieldManagerPatches.RemoveLabels(live, keys),
            };
            return new MapNode { { "patch", patch ?? (Node)NullNode.Instance } };
        }
        catch (FormatException error)
        {
            return new MapNode { { "error", error.Message } };
        }
    }

    private static void Add(MapNode output, string key, Node? value)
    {
        if (value is not null)
        {
            output.Set(key, value);
        }
    }
}
