using Flux.KubeApi.Authorization;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Access;

/// <summary>Lists what the caller may do in a namespace: <c>kubectl auth can-i --list</c>.</summary>
internal sealed class RulesReview(GrantedRules rules) : IVirtualResource
{
    public async ValueTask<ApiResponse> CreateAsync(SubresourceRequest request, CancellationToken cancellationToken)
    {
        var body = request.OwnedBody!;
        var ns = body.GetString("spec", "namespace") is { Length: > 0 } asked ? asked : throw ApiErrors.BadRequest("no namespace on request");
        var granted = await rules.OfAsync(request.User, ns, cancellationToken).ConfigureAwait(false);
        body.Set("status", new MapNode
        {
            { "resourceRules", new ListNode(granted.Where(rule => rule.ContainsKey("resources"))) },
            { "nonResourceRules", new ListNode(granted.Where(rule => rule.ContainsKey("nonResourceURLs"))) },
            { "incomplete", false },
        });
        return ApiResponse.Created(body);
    }
}
