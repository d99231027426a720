namespace Flux.Manifests.Schemas;

/// <summary><c>x-kubernetes-list-type</c>: how server-side apply merges a list.</summary>
public enum ListType
{
    /// <summary>Not stated. Server-side apply then treats the list as <see cref="Atomic"/>.</summary>
    Unset,
    Atomic,
    Set,
    Map,
}
