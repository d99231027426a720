using Flux.DevCluster.Admission.Matching;
using Flux.DevCluster.Kinds.Defaults;
using Flux.KubeApi.Admission;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Admission.Policies;

/// <summary>Which writes policies and their bindings are about.</summary>
internal static class PolicyMatching
{
    /// <summary>Policies cannot lock themselves in: they are beyond themselves.</summary>
    public static bool IsPolicy(AdmissionRequest request) => request.Resource is
    {
        Group: "admissionregistration.k8s.io",
        Plural: "validatingadmissionpolicies" or "validatingadmissionpolicybindings" or "mutatingadmissionpolicies" or "mutatingadmissionpolicybindings",
    };

    /// <summary>The version in which a write is matched; null when it is not.</summary>
    public static string? VersionOf(MapNode? constraints, AdmissionRequest request, MapNode? ns)
    {
        if (constraints is null || !ObjectSelection.Selects(constraints, request, ns))
        {
            return null;
        }

        var matchPolicy = constraints.GetString("matchPolicy");
        if (ResourceRules.FindVersion(constraints.Items("excludeResourceRules"), matchPolicy, request) is not null)
        {
            return null;
        }

        // Bindings without rules take what their policy names.
        return constraints.GetList("resourceRules") is { Count: > 0 }
            ? ResourceRules.FindVersion(constraints.Items("resourceRules"), matchPolicy, request)
            : request.Version;
    }

    /// <summary>Whether a binding leaves the policy's own choice as it is, or chooses the write, too.</summary>
    public static bool Binds(MapNode binding, AdmissionRequest request, MapNode? ns) =>
        binding.GetMap("spec", "matchResources") is not { } narrower || VersionOf(narrower, request, ns) is not null;
}
