using Flux.KubeApi.Discovery;
using Flux.KubeApi.Resources;
using Flux.Manifests;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.KubeApi.CustomResources;

/// <summary>Makes a registration of a CustomResourceDefinition.</summary>
public static class CustomResourceReader
{
    /// <param name="definition">The CRD, v1; need not come from a server.</param>
    /// <param name="strategy">Replaces the generic behaviour of custom kinds; usually null.</param>
    /// <exception cref="ManifestException">A schema in it is malformed.</exception>
    public static ResourceDefinition Read(MapNode definition, ResourceStrategy? strategy = null)
    {
        var spec = definition.GetMap("spec") ?? throw new ManifestException("the definition has no spec");
        var names = spec.GetMap("names") ?? new MapNode();
        var kind = names.GetString("kind") ?? "";
        var versions = (spec.GetList("versions") ?? []).OfType<MapNode>().ToList();
        var group = spec.GetString("group") ?? "";
        var served = versions.Where(version => version.GetBoolean("served") == true).Select(version => Version(group, kind, version, Successor(group, kind, versions, version))).ToList();
        served.Sort(static (left, right) => GroupVersionPriority.Compare(left.Name, right.Name));
        return new ResourceDefinition
        {
            Group = group,
            Plural = names.GetString("plural") ?? "",
            Singular = names.GetString("singular") is { Length: > 0 } singular ? singular : kind.ToLowerInvariant(),
            Kind = kind,
            ListKind = names.GetString("listKind") is { Length: > 0 } listKind ? listKind : kind + "List",
            ShortNames = Texts(names, "shortNames"),
            Categories = Texts(names, "categories"),
            Scope = spec.GetString("scope") == "Namespaced" ? ResourceScope.Namespaced : ResourceScope.Cluster,
            Versions = served,
            StorageVersion = versions.Find(version => version.GetBoolean("storage") == true)?.GetString("name") ?? served.FirstOrDefault()?.Name ?? "",
            Strategy = strategy ?? new CustomResourceStrategy(versions.Exists(version => version.Get("subresources", "status") is not null)),
            IsCustom = true,
            IsTerminating = definition.Get("metadata", "deletionTimestamp") is not null,
        };
    }

    private static ServedVersion Version(string group, string kind, MapNode version, string? successor)
    {
        var name = version.GetString("name") ?? "";
        var type = new GroupVersionKind(group, name, kind);
        var openApi = version.Get("schema", "openAPIV3Schema") as MapNode ?? new MapNode { { "type", "object" }, { "x-kubernetes-preserve-unknown-fields", true } };
        string[] selectable = [.. (version.GetList("selectableFields") ?? []).Select(field => (field.GetString("jsonPath") ?? "").TrimStart('.'))];
        return new ServedVersion
        {
            Name = name,
            Schema = new CustomObjectSchema(type, openApi, selectable, Scale(version)),
            Columns = PrinterColumns.Read(version.GetList("additionalPrinterColumns")),
            Subresources = Subresources(type, version),
            SelectableFields = selectable,
            Deprecation = Deprecation(type, version, successor),
        };
    }

    private static string? Deprecation(GroupVersionKind type, MapNode version, string? successor) => version.GetBoolean("deprecated") == true
        ? version.GetString("deprecationWarning") ?? $"{type.ApiVersion} {type.Kind} is deprecated{(successor is null ? "" : $"; use {successor}")}"
        : null;

    /// <summary>The version that clients of a deprecated one should move to.</summary>
    private static string? Successor(string group, string kind, List<MapNode> versions, MapNode deprecated)
    {
        var names = versions.Where(version => version.GetBoolean("served") == true && version.GetBoolean("deprecated") != true)
            .Select(version => version.GetString("name") ?? "")
            .Where(name => GroupVersionPriority.Compare(name, deprecated.GetString("name") ?? "") < 0)
            .ToList();
        names.Sort(GroupVersionPriority.Compare);
        return names.Count == 0 ? null : $"{group}/{names[0]} {kind}";
    }

    private static ScalePaths? Scale(MapNode version) => version.GetMap("subresources", "scale") is { } scale
        ? new ScalePaths(scale.GetString("specReplicasPath") ?? "", scale.GetString("statusReplicasPath") ?? "", scale.GetString("labelSelectorPath"))
        : null;

    private static List<Subresource> Subresources(GroupVersionKind type, MapNode version)
    {
        var subresources = new List<Subresource>();
        if (version.Get("subresources", "status") is not null)
        {
            subresources.Add(new Subresource("status", type, ["get", "patch", "update"]));
        }

        if (Scale(version) is { } paths)
        {
            subresources.Add(new Subresource("scale", new GroupVersionKind("autoscaling", "v1", "Scale"), ["get", "patch", "update"]) { Scale = paths, IsForeignKind = true });
        }

        return subresources;
    }

    private static string[] Texts(MapNode map, string field) => [.. (map.GetList(field) ?? []).OfType<StringNode>().Select(text => text.Value)];
}
