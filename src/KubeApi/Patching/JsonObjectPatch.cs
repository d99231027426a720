using Flux.KubeApi.Errors;
using Flux.Manifests;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Patching;

namespace Flux.KubeApi.Patching;

/// <summary>RFC 6902.</summary>
internal sealed class JsonObjectPatch : IObjectPatch
{
    private const int MaxOperations = 10_000;

    private readonly JsonPatch _patch;

    private JsonObjectPatch(JsonPatch patch, Node source)
    {
        _patch = patch;
        Source = source;
    }

    public Node Source { get; }

    public IReadOnlyList<string> Duplicates => [];

    /// <exception cref="ApiException">400</exception>
    public static JsonObjectPatch Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return new JsonObjectPatch(JsonPatch.Parse(bytes.Span), JsonNodeReader.Read(bytes.Span, new JsonReadOptions { OnDuplicate = static _ => { } }));
        }
        catch (Exception error) when (error is PatchException or ManifestException)
        {
            throw ApiErrors.BadRequest("error decoding patch: " + error.Message.Replace("jsonpatch.Patch", "[]handlers.jsonPatchOp", StringComparison.Ordinal));
        }
    }

    public MapNode Apply(MapNode current)
    {
        if (Source is ListNode { Count: > MaxOperations } operations)
        {
            throw ApiErrors.TooLarge($"Request entity too large: The allowed maximum operations in a JSON patch is {MaxOperations}, got {operations.Count}");
        }

        try
        {
            return _patch.Apply(current) as MapNode ?? throw Inapplicable();
        }
        catch (PatchException)
        {
            throw Inapplicable();
        }
    }

    private static ApiException Inapplicable() =>
        ApiErrors.Failure(422, "Invalid", "the server rejected our request due to an error in our request", new MapNode());
}
