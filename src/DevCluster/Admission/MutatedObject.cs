using Flux.KubeApi.Admission;
using Flux.KubeApi.Objects;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Admission;

/// <summary>Puts what admission made of an object in its place.</summary>
internal static class MutatedObject
{
    /// <param name="version">The version in which it was changed.</param>
    /// <param name="result">The changed object, which is read and defaulted as one that a client sent.</param>
    /// <returns>Whether the object is another now.</returns>
    /// <exception cref="KubeApi.Errors.ApiException">It is no object of its kind any more.</exception>
    public static bool Replace(AdmissionRequest request, string version, MapNode result)
    {
        var served = request.Resource.FindVersion(version)!;
        served.Schema.Decode(result, new DecodeReport());
        result.Set("apiVersion", request.Resource.KindIn(version).ApiVersion);
        result.Set("kind", request.Resource.Kind);
        served.Schema.Default(result);
        request.Resource.Strategy.ApplyDefaults(result);
        return Replace(request.Object!, VersionConversion.Convert(request.Resource, result, request.Version));
    }

    private static bool Replace(MapNode item, MapNode changed)
    {
        if (item.Equals(changed))
        {
            return false;
        }

        item.Clear();
        foreach (var (key, value) in changed)
        {
            item.Set(key, value.DeepClone());
        }

        return true;
    }
}
