namespace Flux.Manifests.Status;

/// <summary>A standard condition that an object's status amounts to: <c>Reconciling</c> or <c>Stalled</c>, always true.</summary>
public sealed record StatusCondition(string Type, string Reason, string Message);
