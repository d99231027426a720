namespace Flux.DevCluster.Admission.Policies;

/// <summary>What one policy with one set of parameters says about a write.</summary>
/// <param name="Failures">The rules that it breaks.</param>
/// <param name="Annotations">What the policy notes, by its own keys.</param>
/// <param name="AnnotationErrors">Notes that could not be made, which refuse the write whatever the binding asks for.</param>
internal sealed record PolicyOutcome(
    IReadOnlyList<PolicyDecision> Failures, IReadOnlyList<KeyValuePair<string, string>> Annotations, IReadOnlyList<string> AnnotationErrors)
{
    public static PolicyOutcome Nothing { get; } = new([], [], []);

    public static PolicyOutcome Of(PolicyDecision failure) => new([failure], [], []);
}
