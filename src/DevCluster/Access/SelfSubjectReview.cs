using System.Globalization;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Access;

/// <summary>Tells callers who they are: <c>kubectl auth whoami</c>.</summary>
internal sealed class SelfSubjectReview(TimeProvider time) : IVirtualResource
{
    public ValueTask<ApiResponse> CreateAsync(SubresourceRequest request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var body = new MapNode
        {
            { "kind", "SelfSubjectReview" },
            { "apiVersion", "authentication.k8s.io/v1" },
            { "metadata", new MapNode { { "creationTimestamp", now } } },
            { "status", new MapNode { { "userInfo", UserNode.Of(request.User) } } },
        };
        return new(ApiResponse.Created(body));
    }
}
