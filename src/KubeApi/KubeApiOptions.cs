using Flux.KubeApi.Discovery;
using Flux.KubeApi.FlowControl;

namespace Flux.KubeApi;

/// <summary>Settings of the API dialect.</summary>
public sealed class KubeApiOptions
{
    /// <summary>What <c>/version</c> says.</summary>
    public VersionInfo Version { get; set; } = new();

    /// <summary>Names of the checks that the health endpoints list, in their order. The one named <c>etcd</c> asks the object store.</summary>
    public IReadOnlyList<string> HealthChecks { get; set; } = ["ping", "log", "etcd", "etcd-readiness", "shutdown"];

    /// <summary>Further paths that <c>/</c> lists, for endpoints that the host adds.</summary>
    public IReadOnlyList<string> Paths { get; set; } = [];

    /// <summary>How requests share the server.</summary>
    public FlowControlOptions FlowControl { get; } = new();
}
