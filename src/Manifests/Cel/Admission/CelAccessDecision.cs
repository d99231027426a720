namespace Flux.Manifests.Cel.Admission;

/// <param name="Reason">Why; may be empty.</param>
/// <param name="Error">What kept the decision from being made; null when it was made.</param>
public sealed record CelAccessDecision(bool IsAllowed, string Reason, string? Error);
