using Flux.Kustomize.Building;
using Flux.Kustomize.Trees;
using Flux.Manifests;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Kustomize.Patches;

/// <summary>A JSON patch (RFC 6902), given as JSON or YAML.</summary>
internal sealed class JsonPatch
{
    private readonly IReadOnlyList<JsonPatchOperation> _operations;

    private JsonPatch(IReadOnlyList<JsonPatchOperation> operations) => _operations = operations;

    public int Count => _operations.Count;

    /// <exception cref="KustomizeException">The text is not a list of operations.</exception>
    public static JsonPatch Parse(string text)
    {
        var node = ReadNode(text);
        if (node is NullNode)
        {
            return new JsonPatch([]);
        }

        if (node is not ListNode list)
        {
            throw new KustomizeException($"json: cannot unmarshal {Describe(node)} into Go value of type jsonpatch.Patch");
        }

        return new JsonPatch([.. list.Select(ReadOperation)]);
    }

    public void Apply(TreeNode root, BuildBudget budget)
    {
        foreach (var operation in _operations)
        {
            JsonPatchApplier.Apply(root, operation, budget);
        }
    }

    private static Node ReadNode(string text)
    {
        try
        {
            return text.StartsWith('[') ? JsonNodeReader.Read(System.Text.Encoding.UTF8.GetBytes(text)) : YamlReader.Read(text);
        }
        catch (ManifestException error)
        {
            throw new KustomizeException(error.Message);
        }
    }

    private static JsonPatchOperation ReadOperation(Node node)
    {
        if (node is not MapNode map)
        {
            throw new KustomizeException($"json: cannot unmarshal {Describe(node)} into Go value of type jsonpatch.Operation");
        }

        return new JsonPatchOperation(
            map.GetString("op") ?? "unknown",
            map.GetString("path"),
            map.GetString("from"),
            map["value"] is { } value ? TreeConverter.FromNode(value) : null);
    }

    private static string Describe(Node node) => node.Kind switch
    {
        NodeKind.Map => "object",
        NodeKind.List => "array",
        NodeKind.Number => "number",
        NodeKind.Boolean => "bool",
        _ => "string",
    };
}
