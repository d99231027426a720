using Flux.ObjectStore;

namespace Flux.DevCluster.Admission.Policies;

/// <summary>The ValidatingAdmissionPolicies in force.</summary>
internal sealed class AdmissionPolicies(IObjectStore store, TimeProvider time)
    : BoundPolicies<CompiledPolicy>(store, time, "validatingadmissionpolicies", "validatingadmissionpolicybindings", policy => new CompiledPolicy(policy));
