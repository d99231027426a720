using Flux.DevCluster.Controllers.Objects;
using Flux.Manifests.Nodes;
using Flux.Manifests.Quantities;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Storage;

/// <summary>Finds among the volumes that people have made one for a claim.</summary>
internal static class VolumeMatching
{
    /// <summary>The volume that is kept for the claim, that the claim names, or the smallest that fits; null for none.</summary>
    public static StoredObject? Find(MapNode claim, IEnumerable<StoredObject> volumes)
    {
        var open = volumes.Where(volume => !volume.Root.IsDeleting() && IsFreeFor(volume.Root, claim)).ToArray();
        if (claim.GetString("spec", "volumeName") is { Length: > 0 } name)
        {
            return open.FirstOrDefault(volume => volume.Key.Name == name);
        }

        return open.FirstOrDefault(volume => volume.Root.Get("spec", "claimRef") is not null)
            ?? open.Where(volume => Fits(volume.Root, claim)).OrderBy(volume => Storage(volume.Root.Get("spec", "capacity", "storage"))).FirstOrDefault();
    }

    public static bool IsOf(MapNode volume, ObjectKey claim) =>
        volume.GetString("spec", "claimRef", "name") == claim.Name && volume.GetString("spec", "claimRef", "namespace") == claim.Namespace;

    private static bool IsFreeFor(MapNode volume, MapNode claim)
    {
        if (volume.GetMap("spec", "claimRef") is not { } reference)
        {
            return true;
        }

        return reference.GetString("name") == claim.Name() && reference.GetString("namespace") == claim.Namespace()
            && (reference.GetString("uid") ?? "") is var uid && (uid.Length == 0 || uid == claim.Uid());
    }

    private static bool Fits(MapNode volume, MapNode claim)
    {
        var modes = volume.GetList("spec", "accessModes") ?? [];
        return (volume.GetString("spec", "storageClassName") ?? "") == (claim.GetString("spec", "storageClassName") ?? "")
            && (volume.GetString("spec", "volumeMode") ?? "Filesystem") == (claim.GetString("spec", "volumeMode") ?? "Filesystem")
            && (claim.GetList("spec", "accessModes") ?? []).All(mode => modes.Contains(mode))
            && Storage(volume.Get("spec", "capacity", "storage")) >= Storage(claim.Get("spec", "resources", "requests", "storage"))
            && (claim.GetMap("spec", "selector") is not { } selector || LabelSelection.Selects(selector, volume.GetMap("metadata", "labels")));
    }

    private static Quantity Storage(Node? amount)
    {
        var text = amount is NumberNode number ? number.Text : (amount as StringNode)?.Value ?? "0";
        return Quantity.TryParse(text, out var quantity, out _) ? quantity : Quantity.Of(0, QuantityFormat.BinarySI);
    }
}
