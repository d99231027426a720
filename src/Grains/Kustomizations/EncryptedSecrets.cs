using Flux.Grains.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Grains.Kustomizations;

/// <summary>
/// Guards against ciphertext reaching the cluster: an object that SOPS encrypted is refused, be it in <c>data</c> or
/// <c>stringData</c>, unless it says that it is meant to stay encrypted.
/// </summary>
internal static class EncryptedSecrets
{
    public static string? Find(IEnumerable<MapNode> objects)
    {
        foreach (var item in objects)
        {
            var candidate = new ManifestObject(item);
            if (candidate.Kind is "Secret" or "ConfigMap"
                && item.GetMap("sops") is not null
                && !string.Equals(candidate.Annotation($"{ToolkitKinds.Kustomization.Group}/decrypt"), "Disabled", StringComparison.OrdinalIgnoreCase))
            {
                return candidate.ToString();
            }
        }

        return null;
    }
}
