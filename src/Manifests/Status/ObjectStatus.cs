namespace Flux.Manifests.Status;

/// <summary>Where an object stands on its way to what its specification asks for.</summary>
public enum ObjectStatus
{
    /// <summary>The status could not be computed.</summary>
    Unknown,
    InProgress,

    /// <summary>It will not get there by itself.</summary>
    Failed,
    Current,
    Terminating,
    NotFound,
}
