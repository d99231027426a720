namespace Flux.Kustomize.Building;

/// <summary>The order of the output where a kustomization does not choose one.</summary>
public enum OutputOrder
{
    /// <summary>By kind, so that what others need comes first, as <c>kubectl kustomize</c> prints it.</summary>
    ByKind,

    /// <summary>As the resources were added, as Flux builds them.</summary>
    AsAdded,
}
