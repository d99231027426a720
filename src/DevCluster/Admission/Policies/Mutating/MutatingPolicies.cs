using Flux.ObjectStore;

namespace Flux.DevCluster.Admission.Policies.Mutating;

/// <summary>The MutatingAdmissionPolicies in force.</summary>
internal sealed class MutatingPolicies(IObjectStore store, TimeProvider time)
    : BoundPolicies<MutatingPolicy>(store, time, "mutatingadmissionpolicies", "mutatingadmissionpolicybindings", policy => new MutatingPolicy(policy));
