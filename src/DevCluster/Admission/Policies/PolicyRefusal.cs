using Flux.KubeApi.Admission;
using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.DevCluster.Admission.Policies;

/// <summary>How a refused write is answered.</summary>
/// <param name="Binding">Null when the policy itself cannot be evaluated.</param>
internal sealed record PolicyRefusal(string Policy, string? Binding, string Message, string Reason)
{
    public ApiException Answer(AdmissionRequest request)
    {
        var by = Binding is null ? "" : $" with binding '{Binding}'";
        var why = $"ValidatingAdmissionPolicy '{Policy}'{by} denied request: {Message}";
        var details = StatusBody.Details(request.Name, request.Resource.Group, request.Resource.Plural);
        details.Set("causes", new ListNode { new MapNode { { "message", why } } });
        return ApiErrors.Failure(Code(Reason), Reason, $"{request.Resource.GroupResource} {GoText.Quote(request.Name)} is forbidden: {why}", details);
    }

    private static int Code(string reason) => reason switch
    {
        "Forbidden" => 403,
        "Unauthorized" => 401,
        "RequestEntityTooLarge" => 413,
        _ => 422,
    };
}
