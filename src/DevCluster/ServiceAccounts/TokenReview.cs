using Flux.DevCluster.Access;
using Flux.KubeApi.Authentication;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.ServiceAccounts;

/// <summary>Tells whose token one is.</summary>
internal sealed class TokenReview(IEnumerable<ITokenAuthenticator> authenticators) : IVirtualResource
{
    public async ValueTask<ApiResponse> CreateAsync(SubresourceRequest request, CancellationToken cancellationToken)
    {
        var review = request.OwnedBody?.Copy() ?? new MapNode();
        if (review.GetString("spec", "token") is not { Length: > 0 } token)
        {
            throw ApiErrors.BadRequest("token is required for TokenReview in authentication");
        }

        var audiences = review.GetList("spec", "audiences")?.OfType<StringNode>().Select(audience => audience.Value).ToArray() ?? [];
        review.Set("status", await StatusAsync(token, audiences, cancellationToken).ConfigureAwait(false));
        return ApiResponse.Created(review);
    }

    private async ValueTask<MapNode> StatusAsync(string token, string[] audiences, CancellationToken cancellationToken)
    {
        foreach (var authenticator in authenticators)
        {
            if (await authenticator.AuthenticateAsync(token, audiences, cancellationToken).ConfigureAwait(false) is { } identity)
            {
                return new MapNode
                {
                    { "authenticated", true },
                    { "user", UserNode.Of(Authenticated(identity.User)) },
                    { "audiences", new ListNode(identity.Audiences.Select(audience => (Node)audience)) },
                };
            }
        }

        return new MapNode { { "user", new MapNode() }, { "error", "invalid bearer token" } };
    }

    private static UserInfo Authenticated(UserInfo user) =>
        user.IsInGroup(UserInfo.AuthenticatedGroup) ? user : user with { Groups = [.. user.Groups, UserInfo.AuthenticatedGroup] };
}
