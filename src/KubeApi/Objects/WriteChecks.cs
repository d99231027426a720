using Flux.KubeApi.Errors;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Objects;

/// <summary>What creates and updates share.</summary>
internal static class WriteChecks
{
    /// <exception cref="ApiException">422 when the report has errors; its warnings go to the caller in any case.</exception>
    public static void ThrowIfInvalid(WriteScope scope, ValidationReport report)
    {
        scope.Warnings.AddRange(report.Warnings);
        if (report.Errors.Count > 0)
        {
            throw ApiErrors.Invalid(scope.Resource.GroupKind, scope.Name, report.Errors);
        }
    }

    /// <summary>The object in its storage version and order.</summary>
    /// <exception cref="ApiException">The object is larger than the store takes.</exception>
    public static MapNode ToStorage(WriteScope scope, MapNode item)
    {
        var resource = scope.Resource;
        var converted = VersionConversion.Convert(resource, item, resource.StorageVersion);
        if (StoredSize.Of(converted) > StoredSize.Maximum)
        {
            throw ApiErrors.Unclassified("etcdserver: request is too large");
        }

        return ObjectMetadata.Arrange(converted, resource.Kind, resource.KindIn(resource.StorageVersion).ApiVersion, resource.IsCustom);
    }

    /// <summary>The answer of a dry run: like the written object, but no version was given.</summary>
    public static MapNode WithoutVersion(MapNode item)
    {
        var copy = ObjectMetadata.WithOwnMetadata(item);
        copy.GetMap("metadata")!.Remove("resourceVersion");
        return copy;
    }
}
