namespace Flux.Manifests.Schemas;

/// <summary><c>x-kubernetes-map-type</c>: whether server-side apply merges a map or struct field by field.</summary>
public enum MapType
{
    /// <summary>Not stated. Server-side apply then treats the map as <see cref="Granular"/>.</summary>
    Unset,
    Granular,
    Atomic,
}
