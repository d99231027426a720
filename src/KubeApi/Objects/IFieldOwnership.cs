using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Objects;

/// <summary>Keeps <c>metadata.managedFields</c>: who set which field.</summary>
internal interface IFieldOwnership
{
    /// <summary>The next state of an object with the owners after an ordinary write.</summary>
    /// <param name="live">The object before; null for a create. Not changed.</param>
    MapNode Update(WriteScope scope, MapNode? live, MapNode next);

    /// <summary>Merges an applied configuration into an object.</summary>
    /// <exception cref="Errors.ApiException">Another manager owns a field (409), or the configuration does not fit the schema (500).</exception>
    MapNode Apply(WriteScope scope, MapNode live, MapNode configuration);
}
