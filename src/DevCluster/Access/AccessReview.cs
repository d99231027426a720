using Flux.KubeApi.Authorization;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Access;

/// <summary>Answers whether somebody may do something: the caller (self), or any user.</summary>
internal sealed class AccessReview(IAuthorizer authorizer, bool isSelf) : IVirtualResource
{
    public async ValueTask<ApiResponse> CreateAsync(SubresourceRequest request, CancellationToken cancellationToken)
    {
        var body = request.OwnedBody!;
        var spec = body.GetMap("spec") ?? new MapNode();
        var user = isSelf ? request.User : ReviewedUser.Read(spec);
        var decision = await authorizer.AuthorizeAsync(ReviewedAccess.Read(spec, user), cancellationToken).ConfigureAwait(false);
        var status = new MapNode { { "allowed", decision.IsAllowed } };
        if (decision.Reason.Length > 0)
        {
            status.Set("reason", decision.Reason);
        }

        body.Set("status", status);
        return ApiResponse.Created(body);
    }
}
