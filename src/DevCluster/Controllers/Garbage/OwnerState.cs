namespace Flux.DevCluster.Controllers.Garbage;

/// <summary>What has become of an owner.</summary>
internal enum OwnerState
{
    Present,

    /// <summary>It waits for its dependents to be deleted first.</summary>
    DeletingDependents,

    Absent,

    /// <summary>Its kind is not served, or cannot own across namespaces: nothing is concluded.</summary>
    Unknown,
}
