using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Flux.Conformance.KubeHttp.Sessions;

/// <summary>What the recording proxy did to servers in some sessions: it took their OpenAPI documents away.</summary>
internal sealed class OpenApiRefusal : IStartupFilter
{
    private volatile string _mode = "";

    /// <param name="mode"><c>noOpenapi</c>, <c>noOpenapiV2Protobuf</c>, or empty for none.</param>
    public void Set(string mode) => _mode = mode;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
    {
        application.Use(RefuseAsync);
        next(application);
    };

    private Task RefuseAsync(HttpContext http, Func<Task> next)
    {
        var path = http.Request.Path.Value ?? "";
        if (_mode == "noOpenapi" && path.StartsWith("/openapi", StringComparison.Ordinal))
        {
            http.Response.StatusCode = 404;
            return Task.CompletedTask;
        }

        if (_mode == "noOpenapiV2Protobuf" && path == "/openapi/v2")
        {
            http.Response.StatusCode = 406;
            return Task.CompletedTask;
        }

        return next();
    }
}
