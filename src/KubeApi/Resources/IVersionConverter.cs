using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Resources;

/// <summary>Turns an object of one version into another where more than <c>apiVersion</c> differs.</summary>
public interface IVersionConverter
{
    /// <param name="item">May be frozen; is not changed.</param>
    MapNode Convert(MapNode item, string fromVersion, string toVersion);
}
