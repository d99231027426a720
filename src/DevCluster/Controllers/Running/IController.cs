using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Running;

/// <summary>
/// A control loop: changes name the objects to look at, and each is looked at until it is as it should be. Looking again changes
/// nothing when nothing is to be done.
/// </summary>
internal interface IController
{
    /// <summary>The kinds whose changes are told; null for all.</summary>
    IReadOnlyList<ResourceKey>? Kinds { get; }

    /// <summary>Names what a change concerns. Called in the order of the changes; every object that is there at the start comes as added.</summary>
    void Observe(Change change, WorkQueue queue);

    /// <summary>Looks at one object, at most once at a time.</summary>
    /// <returns>After which time to look again without a change; null for not.</returns>
    ValueTask<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancellationToken);
}
