using Flux.Apply.Clients;
using Flux.KubeApi.Delegation;
using Flux.Manifests.Nodes;

namespace Flux.Silo.Aggregated;

/// <summary>Asks the home cluster about tokens and access, as the control plane itself.</summary>
internal sealed class HomeReviews(KubeConnection home) : IReviewClient
{
    private readonly KubeClient _client = new(home);

    public async Task<MapNode> CreateAsync(MapNode review, CancellationToken cancellationToken)
    {
        var path = review.GetString("kind") == "TokenReview" ? "apis/authentication.k8s.io/v1/tokenreviews" : "apis/authorization.k8s.io/v1/subjectaccessreviews";
        var answer = await _client.CreateAsync(path, review, cancellationToken);
        return answer.IsSuccess ? answer.Object : throw new ReviewException(answer.Error.Message);
    }
}
