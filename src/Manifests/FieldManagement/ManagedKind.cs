using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.StructuredMerge;
using Flux.Manifests.StructuredMerge.Paths;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Manifests.FieldManagement;

/// <summary>A kind whose versions differ in their schemas, and in nothing else unless it is told how to convert them.</summary>
/// <param name="kind">The kind's name.</param>
/// <param name="schemas">The schema of each version.</param>
/// <param name="filters">The filter of each subresource, <c>""</c> for the resource itself; subresources without one own everything.</param>
/// <param name="isCustom">
/// Whether it is a custom resource: owners in a version that it does not have (any more) are an error then, and are forgotten otherwise.
/// </param>
/// <param name="conversion">Shows an object, or a part of one, in the version of that name; null where only <c>apiVersion</c> changes.</param>
public sealed class ManagedKind(
    string kind,
    IReadOnlyDictionary<string, TypedSchema> schemas,
    IReadOnlyDictionary<string, FieldFilter>? filters = null,
    bool isCustom = false,
    Func<MapNode, string, MapNode>? conversion = null) : IManagedKind
{
    /// <summary>Filters for a custom resource whose status is a subresource: each side owns only its own.</summary>
    public static IReadOnlyDictionary<string, FieldFilter> CustomStatus { get; } = new Dictionary<string, FieldFilter>
    {
        [""] = FieldFilter.Excluding(PathSet.Of(FieldPath.OfFields("status"))),
        ["status"] = FieldFilter.Including([[PathElement.OfField("status")]]),
    };

    /// <summary>Filters for a built-in kind whose status is a subresource, through which metadata may be written too.</summary>
    public static IReadOnlyDictionary<string, FieldFilter> BuiltinStatus { get; } = new Dictionary<string, FieldFilter>
    {
        [""] = FieldFilter.Excluding(PathSet.Of(FieldPath.OfFields("status"))),
        ["status"] = FieldFilter.Excluding(PathSet.Of(FieldPath.OfFields("spec"), FieldPath.OfFields("metadata", "labels"))),
    };

    public string Kind => kind;

    public TypedSchema? Schema(string apiVersion) => schemas.GetValueOrDefault(apiVersion);

    public MapNode Empty(string apiVersion) => BuiltinTypes.Empty(GroupVersionKind.Parse(apiVersion, kind));

    public MapNode? Convert(MapNode value, string apiVersion)
    {
        if (!schemas.ContainsKey(apiVersion))
        {
            return isCustom ? throw new StructuredMergeException($"request to convert CR to an invalid group/version: {apiVersion}") : null;
        }

        if (conversion is not null)
        {
            return conversion(value, apiVersion);
        }

        var converted = new MapNode(value.Count);
        foreach (var (key, child) in value)
        {
            converted.Add(key, key == "apiVersion" ? apiVersion : child);
        }

        return converted;
    }

    public FieldFilter? Filter(string apiVersion, string? subresource) => filters?.GetValueOrDefault(subresource ?? "");
}
