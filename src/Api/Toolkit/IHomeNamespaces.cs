namespace Flux.Api.Toolkit;

/// <summary>The namespaces of the home cluster, in which tenants' objects are.</summary>
public interface IHomeNamespaces
{
    /// <summary>How a namespace stands there.</summary>
    /// <exception cref="KubeApi.Errors.ApiException">The home cluster does not answer.</exception>
    ValueTask<NamespaceState> FindAsync(string name, CancellationToken cancellationToken);
}
