using System.Net;
using System.Security.Cryptography.X509Certificates;
using Flux.KubeApi.Delegation;

namespace Flux.Api.Toolkit;

/// <summary>Settings of the API of the toolkit kinds.</summary>
public sealed class ToolkitApiOptions
{
    public IPAddress ListenAddress { get; set; } = IPAddress.Loopback;

    /// <summary>TCP port; 0 picks a free one.</summary>
    public int Port { get; set; } = 6443;

    /// <summary>The server's certificate with its key.</summary>
    public required X509Certificate2 Certificate { get; set; }

    /// <summary>Namespaces that no tenant may claim.</summary>
    public IReadOnlyList<string> ReservedNamespaces { get; set; } = ["default", "kube-system", "kube-public", "kube-node-lease"];

    /// <summary>Whether resources in namespaces that belong to no tenant are worked on.</summary>
    public bool AllowsUnclaimedNamespaces { get; set; }

    /// <summary>How the home cluster's word about users is cached.</summary>
    public DelegationOptions Delegation { get; set; } = new();
}
