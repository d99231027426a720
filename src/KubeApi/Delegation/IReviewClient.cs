using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Delegation;

/// <summary>Asks the API server that knows the users.</summary>
public interface IReviewClient
{
    /// <summary>Creates a review (TokenReview, SubjectAccessReview).</summary>
    /// <returns>The review with its status.</returns>
    /// <exception cref="ReviewException">There is no answer, whatever the cause.</exception>
    Task<MapNode> CreateAsync(MapNode review, CancellationToken cancellationToken);
}
