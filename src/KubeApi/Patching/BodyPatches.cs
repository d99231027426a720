using Flux.KubeApi.Errors;
using Flux.KubeApi.Negotiation;
using Flux.KubeApi.Pipeline;
using Flux.Manifests;
using Flux.Manifests.Json;

namespace Flux.KubeApi.Patching;

/// <summary>Reads the patch dialects that work on the object's JSON.</summary>
internal static class BodyPatches
{
    private const string All = "application/json-patch+json, application/merge-patch+json, application/strategic-merge-patch+json, application/apply-patch+yaml";
    private const string ForCustom = "application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml";

    /// <exception cref="ApiException">400 or 415</exception>
    public static IObjectPatch Parse(ResourceCall call, string type, ReadOnlyMemory<byte> bytes)
    {
        switch (type)
        {
            case "application/merge-patch+json":
                return Merge(bytes);
            case "application/strategic-merge-patch+json" when !call.Resource.IsCustom:
                return Merge(bytes);
            default:
                throw ApiErrors.UnsupportedMediaType(call.Resource.IsCustom ? ForCustom : All);
        }
    }

    private static MergeObjectPatch Merge(ReadOnlyMemory<byte> bytes)
    {
        var duplicates = new List<string>();
        try
        {
            var patch = JsonNodeReader.Read(bytes.Span, new JsonReadOptions { OnDuplicate = duplicates.Add });
            return new MergeObjectPatch(patch, duplicates);
        }
        catch (ManifestException error)
        {
            throw ApiErrors.BadRequest("error decoding patch: " + GoJsonSyntax.Explain(bytes.Span, error));
        }
    }
}
