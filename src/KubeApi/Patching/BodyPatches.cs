using Flux.KubeApi.Errors;
using Flux.KubeApi.Negotiation;
using Flux.KubeApi.Pipeline;
using Flux.Manifests;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Patching;
using Flux.Manifests.Text;

namespace Flux.KubeApi.Patching;

/// <summary>Reads the patch dialects that work on the object's JSON.</summary>
internal static class BodyPatches
{
    private const string JsonType = "application/json-patch+json";
    private const string MergeType = "application/merge-patch+json";
    private const string StrategicType = "application/strategic-merge-patch+json";

    /// <exception cref="ApiException">400 or 415</exception>
    public static IObjectPatch Parse(ResourceCall call, string type, ReadOnlyMemory<byte> bytes)
    {
        switch (type)
        {
            case JsonType:
                return JsonObjectPatch.Parse(bytes);
            case MergeType:
                return Merge(bytes);
            case StrategicType when !call.Resource.IsCustom && call.Version.Schema.PatchSchema is { } schema:
                return Strategic(bytes, schema);
            default:
                throw ApiErrors.Failure(415, "UnsupportedMediaType", "415: Unsupported Media Type", new MapNode());
        }
    }

    private static MergeObjectPatch Merge(ReadOnlyMemory<byte> bytes)
    {
        var duplicates = new List<string>();
        return new MergeObjectPatch(Read(bytes, duplicates), duplicates);
    }

    private static StrategicObjectPatch Strategic(ReadOnlyMemory<byte> bytes, IPatchSchema schema)
    {
        var duplicates = new List<string>();
        return Read(bytes, duplicates, isStrategic: true) switch
        {
            MapNode patch => new StrategicObjectPatch(patch, schema, duplicates),
            NullNode => new StrategicObjectPatch(new MapNode(), schema, duplicates),
            var other => throw ApiErrors.BadRequest($"json: cannot unmarshal {GoJsonSyntax.NameOf(other)} into Go value of type map[string]interface {{}}"),
        };
    }

    private static Node Read(ReadOnlyMemory<byte> bytes, List<string> duplicates, bool isStrategic = false)
    {
        try
        {
            return JsonNodeReader.Read(JsonText.WellFormed(bytes.Span), new JsonReadOptions { OnDuplicate = path => duplicates.Add($"duplicate field \"{path}\"") });
        }
        catch (ManifestException error)
        {
            var fault = GoJsonSyntax.FindError(bytes.Span) ?? error.Error.Message;
            throw ApiErrors.BadRequest(isStrategic ? fault : "error decoding patch: " + fault);
        }
    }
}
