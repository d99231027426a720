using Flux.KubeApi.Authorization;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Access;

/// <summary>Answers whether somebody may do something.</summary>
internal sealed class AccessReview(IAuthorizer authorizer, ReviewScope scope) : IVirtualResource
{
    public async ValueTask<ApiResponse> CreateAsync(SubresourceRequest request, CancellationToken cancellationToken)
    {
        var body = request.OwnedBody!;
        if (scope == ReviewScope.Namespace)
        {
            Place(body, request.Info.Namespace);
        }

        ReviewRules.Check(body, scope);
        var spec = body.GetMap("spec") ?? new MapNode();
        var user = scope == ReviewScope.Self ? request.User : ReviewedUser.Read(spec);
        var decision = await authorizer.AuthorizeAsync(ReviewedAccess.Read(spec, user), cancellationToken).ConfigureAwait(false);
        var status = new MapNode { { "allowed", decision.IsAllowed } };
        if (decision.Reason.Length > 0)
        {
            status.Set("reason", decision.Reason);
        }

        body.Set("status", status);
        return ApiResponse.Created(body);
    }

    /// <summary>A review is in the namespace of its request, whether it says so or not.</summary>
    private static void Place(MapNode body, string ns)
    {
        var metadata = body.GetOrAddMap("metadata");
        if (metadata.GetString("namespace") is { Length: > 0 } given && given != ns)
        {
            throw ApiErrors.BadRequest("the namespace of the provided object does not match the namespace sent on the request");
        }

        metadata.Set("namespace", ns);
    }
}
