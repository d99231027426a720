using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.KubeApi.Objects;

/// <summary>Shows stored objects in the version a client asks for, and the reverse.</summary>
public static class VersionConversion
{
    /// <param name="item">In any version of the kind; not changed, and answered as it is when it is in the wanted version.</param>
    public static MapNode Convert(ResourceDefinition resource, MapNode item, string toVersion)
    {
        var wanted = resource.KindIn(toVersion).ApiVersion;
        var apiVersion = item.GetString("apiVersion") ?? "";
        if (apiVersion == wanted)
        {
            return item;
        }

        var from = GroupVersionKind.Parse(apiVersion, resource.Kind).Version;
        var converted = resource.Converter is null || from == toVersion
            ? ObjectMetadata.Shallow(item)
            : resource.Converter.Convert(item, from, toVersion);
        converted.Set("apiVersion", wanted);
        return converted;
    }
}
