using Flux.KubeApi.Discovery;

namespace Flux.KubeApi;

/// <summary>Settings of the API dialect.</summary>
public sealed class KubeApiOptions
{
    /// <summary>What <c>/version</c> says.</summary>
    public VersionInfo Version { get; set; } = new();
}
