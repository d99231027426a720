using Flux.Grains.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Grains.Kustomizations;

/// <summary>
/// Guards against ciphertext reaching the cluster: a Secret that SOPS encrypted is refused, unless it says that it is meant to stay
/// encrypted. As in Flux it is looked for in the form that is applied, in which <c>stringData</c> has taken the place of the metadata.
/// </summary>
internal static class EncryptedSecrets
{
    public static string? Find(IEnumerable<MapNode> objects)
    {
        foreach (var item in objects)
        {
            var candidate = new ManifestObject(item);
            if (candidate.Kind == "Secret"
                && item.ContainsKey("sops")
                && !string.Equals(candidate.Annotation($"{ToolkitKinds.Kustomization.Group}/decrypt"), "Disabled", StringComparison.OrdinalIgnoreCase))
            {
                return candidate.ToString();
            }
        }

        return null;
    }
}
