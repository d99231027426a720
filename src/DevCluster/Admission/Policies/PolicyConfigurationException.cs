namespace Flux.DevCluster.Admission.Policies;

/// <summary>A policy or a binding cannot be evaluated as it is; whether that refuses the write is the policy's to say.</summary>
internal sealed class PolicyConfigurationException(string message) : Exception(message);
