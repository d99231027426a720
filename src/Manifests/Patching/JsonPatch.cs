using System.Text;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.Manifests.Patching;

/// <summary>
/// A list of operations after RFC 6902, with the deviations of the library that Kubernetes and kustomize use: replacing a
/// missing key adds it, negative indices count from the end, members that are no strings are noticed when their turn comes.
/// </summary>
public sealed class JsonPatch
{
    private readonly IReadOnlyList<MapNode> _operations;

    private JsonPatch(IReadOnlyList<MapNode> operations) => _operations = operations;

    public int Count => _operations.Count;

    /// <exception cref="PatchException">The text is no JSON list of objects; the message is that of Go's decoder.</exception>
    public static JsonPatch Parse(ReadOnlySpan<byte> utf8)
    {
        if (GoJsonSyntax.FindError(utf8) is { } error)
        {
            throw PatchException.Malformed(error);
        }

        try
        {
            return FromNode(JsonNodeReader.Read(utf8, new JsonReadOptions { OnDuplicate = static _ => { } }));
        }
        catch (ManifestException problem)
        {
            throw PatchException.Malformed(problem.Message);
        }
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    public static JsonPatch Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <summary>The operations as they were read from elsewhere, such as YAML.</summary>
    /// <exception cref="PatchException">The value is no list of objects.</exception>
    public static JsonPatch FromNode(Node node)
    {
        if (node is NullNode)
        {
            return new JsonPatch([]);
        }

        if (node is not ListNode list)
        {
            throw PatchException.Malformed($"json: cannot unmarshal {GoJsonSyntax.NameOf(node)} into Go value of type jsonpatch.Patch");
        }

        var wrong = list.FirstOrDefault(item => item is not (MapNode or NullNode));
        return wrong is null
            ? new JsonPatch([.. list.Select(item => item as MapNode ?? new MapNode())])
            : throw PatchException.Malformed($"json: cannot unmarshal {GoJsonSyntax.NameOf(wrong)} into Go value of type jsonpatch.Operation");
    }

    /// <summary>The document after all operations; the document itself is not changed.</summary>
    /// <exception cref="PatchException">An operation does not apply; none of them has an effect then.</exception>
    public Node Apply(Node document, JsonPatchLimits? limits = null)
    {
        limits ??= JsonPatchLimits.Default;
        if (_operations.Count > limits.MaxOperations)
        {
            throw PatchException.Malformed($"The allowed maximum operations in a JSON patch is {limits.MaxOperations}, got {_operations.Count}");
        }

        if (document is not (MapNode or ListNode))
        {
            throw PatchException.Inapplicable($"json: cannot unmarshal {GoJsonSyntax.NameOf(document)} into Go value of type jsonpatch.partialDoc");
        }

        var run = new JsonPatchRun(document.DeepClone(), limits);
        foreach (var operation in _operations)
        {
            run.Apply(operation);
        }

        return run.Document;
    }
}
