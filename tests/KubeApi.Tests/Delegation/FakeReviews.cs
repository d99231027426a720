using Flux.KubeApi.Delegation;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Tests.Delegation;

/// <summary>Answers reviews as a test says, and counts them.</summary>
internal sealed class FakeReviews(Func<MapNode, CancellationToken, Task<MapNode>> answer) : IReviewClient
{
    private int _count;

    public int Count => _count;

    public MapNode? Last { get; private set; }

    public static FakeReviews Of(MapNode status) => new((review, _) =>
    {
        var answered = review.Copy();
        answered.Set("status", status.DeepClone());
        return Task.FromResult(answered);
    });

    public Task<MapNode> CreateAsync(MapNode review, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _count);
        Last = review;
        return answer(review, cancellationToken);
    }
}
