using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Pipeline;

/// <summary>Serves paths that are no resources, after authentication and authorization.</summary>
public interface INonResourceHandler
{
    bool Owns(string path);

    /// <exception cref="Errors.ApiException">The request is refused.</exception>
    Task HandleAsync(HttpContext http, string path);
}
