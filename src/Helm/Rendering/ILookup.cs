using Flux.Manifests.Nodes;

namespace Flux.Helm.Rendering;

/// <summary>Answers the template function <c>lookup</c> from a cluster.</summary>
public interface ILookup
{
    /// <summary>
    /// One object when <paramref name="name"/> is given, else a list object; null when it does not exist. The namespace is empty for
    /// all namespaces.
    /// </summary>
    MapNode? Find(string apiVersion, string kind, string @namespace, string name);
}
