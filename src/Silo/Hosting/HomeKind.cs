namespace Flux.Silo.Hosting;

/// <summary>Where tenants' namespaces live.</summary>
public enum HomeKind
{
    /// <summary>The embedded DevCluster, served by this process.</summary>
    Embedded,

    /// <summary>The cluster that a kubeconfig file names.</summary>
    Kubeconfig,

    /// <summary>The cluster that this process runs in.</summary>
    InCluster,
}
