using Flux.Kustomize.Building;
using Flux.Manifests;
using Flux.Manifests.Patching;
using Flux.Manifests.Yaml;

namespace Flux.Kustomize.Patches;

/// <summary>JSON patches (RFC 6902) as kustomizations hold them: JSON when the text begins with a bracket, YAML otherwise.</summary>
internal static class JsonPatchText
{
    /// <exception cref="KustomizeException">The text is not a list of operations.</exception>
    public static JsonPatch Parse(string text)
    {
        try
        {
            return text.StartsWith('[') ? JsonPatch.Parse(text) : JsonPatch.FromNode(YamlReader.Read(text));
        }
        catch (Exception error) when (error is ManifestException or PatchException)
        {
            throw new KustomizeException(error.Message);
        }
    }
}
