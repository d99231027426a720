using Flux.KubeApi.Requests;

namespace Flux.KubeApi.Resources;

/// <summary>A kind that is asked, not stored: access reviews and token reviews.</summary>
public interface IVirtualResource
{
    ValueTask<ApiResponse> CreateAsync(SubresourceRequest request, CancellationToken cancellationToken);
}
