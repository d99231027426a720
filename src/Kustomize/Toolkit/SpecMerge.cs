using Flux.Kustomize.Building;
using Flux.Kustomize.Loading;
using Flux.Manifests.Nodes;

namespace Flux.Kustomize.Toolkit;

/// <summary>Merges the fields of a toolkit Kustomization's spec into a kustomization file.</summary>
internal static class SpecMerge
{
    /// <param name="kustomization">The file, which is changed.</param>
    /// <param name="spec">The spec.</param>
    /// <param name="componentExists">Whether a component's directory is there.</param>
    public static void Apply(MapNode kustomization, MapNode spec, Func<string, bool> componentExists)
    {
        SetText(kustomization, "namespace", spec.GetString("targetNamespace"));
        SetText(kustomization, "namePrefix", spec.GetString("namePrefix"));
        SetText(kustomization, "nameSuffix", spec.GetString("nameSuffix"));
        AddPatches(kustomization, spec);
        AddComponents(kustomization, spec, componentExists);
        foreach (var image in spec.GetList("images") ?? new ListNode())
        {
            if (image is MapNode map)
            {
                MergeImage(ListOf(kustomization, "images"), map);
            }
        }

        if (spec.GetList("buildMetadata") is { Count: > 0 } metadata)
        {
            kustomization.Set("buildMetadata", metadata.Copy());
        }
    }

    private static void SetText(MapNode kustomization, string field, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            kustomization.Set(field, value);
        }
    }

    private static ListNode ListOf(MapNode kustomization, string field)
    {
        if (kustomization[field] is not ListNode list)
        {
            list = new ListNode();
            kustomization.Set(field, list);
        }

        return list;
    }

    private static void AddPatches(MapNode kustomization, MapNode spec)
    {
        foreach (var patch in spec.GetList("patches") ?? new ListNode())
        {
            if (patch is MapNode map)
            {
                ListOf(kustomization, "patches").Add(ShapedReader.Read(map, KustomizationShape.Root["patches"].Fields!));
            }
        }
    }

    private static void AddComponents(MapNode kustomization, MapNode spec, Func<string, bool> componentExists)
    {
        var ignoresMissing = spec.GetBoolean("ignoreMissingComponents") == true;
        foreach (var item in spec.GetList("components") ?? new ListNode())
        {
            var component = (item as StringNode)?.Value ?? "";
            if (component.StartsWith('/') || RemoteUrl.IsRepository(component))
            {
                throw new KustomizeException($"component path '{component}' must be local and relative", field: "spec.components");
            }

            if (!ignoresMissing || componentExists(component))
            {
                ListOf(kustomization, "components").Add(component);
            }
        }
    }

    /// <summary>What the spec sets wins over what the file has for the same image; tag and digest change together.</summary>
    private static void MergeImage(ListNode images, MapNode image)
    {
        var wanted = ShapedReader.Read(image, KustomizationShape.Root["images"].Fields!);
        var existing = images.OfType<MapNode>().FirstOrDefault(candidate => candidate.GetString("name") == wanted.GetString("name"));
        if (existing is null)
        {
            images.Add(wanted);
            return;
        }

        if (wanted.ContainsKey("newTag") || wanted.ContainsKey("digest"))
        {
            existing.Remove("newTag");
            existing.Remove("digest");
        }

        foreach (var (field, value) in wanted)
        {
            existing.Set(field, value);
        }

        existing.SortKeys();
    }
}
