using Flux.KubeApi.Admission;
using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Admission.Policies.Mutating;

/// <summary>Why a policy that fails closed refuses a write.</summary>
internal sealed record MutationFailure(string Policy, string Binding, string Message)
{
    /// <summary>The first one is the message; all are causes.</summary>
    public static ApiException Answer(IReadOnlyList<MutationFailure> failures, AdmissionRequest request)
    {
        var details = StatusBody.Details(request.Name, request.Resource.Group, request.Resource.Plural);
        details.Set("causes", new ListNode(failures.Select(failure => (Node)new MapNode { { "message", failure.ToString() } })));
        return ApiErrors.Failure(403, "Invalid", failures[0].ToString(), details);
    }

    public override string ToString() => $"policy '{Policy}' with binding '{Binding}' denied request: {Message}";
}
