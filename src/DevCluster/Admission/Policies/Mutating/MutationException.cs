namespace Flux.DevCluster.Admission.Policies.Mutating;

/// <summary>A change cannot be made; whether that refuses the write is the policy's to say.</summary>
internal sealed class MutationException(string message) : Exception(message);
