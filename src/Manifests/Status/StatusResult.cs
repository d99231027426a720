namespace Flux.Manifests.Status;

/// <summary>The status of an object, and why.</summary>
/// <param name="Status">The status; Unknown when it could not be computed.</param>
/// <param name="Message">For the user; on Unknown, what went wrong.</param>
/// <param name="Condition">The condition it amounts to; null when there is nothing to tell.</param>
public sealed record StatusResult(ObjectStatus Status, string Message, StatusCondition? Condition = null)
{
    internal static StatusResult Current(string message) => new(ObjectStatus.Current, message);

    internal static StatusResult InProgress(string reason, string message) =>
        new(ObjectStatus.InProgress, message, new StatusCondition("Reconciling", reason, message));

    internal static StatusResult Failed(string reason, string message) =>
        new(ObjectStatus.Failed, message, new StatusCondition("Stalled", reason, message));
}
