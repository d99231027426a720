namespace Flux.Contracts.Reconciling;

/// <summary>Why a resource is looked at again. A wake carries no data: the grain reads what is true now.</summary>
public enum WakeReason
{
    /// <summary>The object was created, changed or is to be deleted, or a reconcile was asked for.</summary>
    Changed = 0,

    /// <summary>Its interval has passed.</summary>
    Interval = 1,

    /// <summary>A retry is due.</summary>
    Retry = 2,

    /// <summary>Its source has a new artifact.</summary>
    SourceChanged = 3,

    /// <summary>Something that it waits for has changed.</summary>
    DependencyChanged = 4,

    /// <summary>An object that it applied was changed by somebody else.</summary>
    Drifted = 5,

    /// <summary>A ConfigMap or Secret that it reads has changed.</summary>
    ConfigChanged = 6,

    /// <summary>The tenant's policy has changed.</summary>
    PolicyChanged = 7,
}
