using Flux.ObjectStore;

namespace Flux.DevCluster.Admission.Policies;

/// <summary>The ValidatingAdmissionPolicies in force.</summary>
internal sealed class AdmissionPolicies(IObjectStore store)
    : BoundPolicies<CompiledPolicy>(store, "validatingadmissionpolicies", "validatingadmissionpolicybindings", policy => new CompiledPolicy(policy));
