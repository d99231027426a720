using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Patching;

/// <summary>A parsed patch, applicable to any number of states.</summary>
internal interface IObjectPatch
{
    /// <summary>Texts about keys that the patch gives twice.</summary>
    IReadOnlyList<string> Duplicates { get; }

    /// <summary>The patch as it was sent.</summary>
    Node Source { get; }

    /// <summary>A new object that may share subtrees with the old one only where both stay unchanged.</summary>
    /// <exception cref="Errors.ApiException">The patch does not fit.</exception>
    MapNode Apply(MapNode current);
}
