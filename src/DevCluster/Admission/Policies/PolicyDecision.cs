namespace Flux.DevCluster.Admission.Policies;

/// <summary>A rule that a write breaks, or that could not be looked at while its policy fails closed.</summary>
/// <param name="Index">The place of the rule in its policy.</param>
internal sealed record PolicyDecision(int Index, string Message, string Reason);
