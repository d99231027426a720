using System.Globalization;
using Flux.KubeApi.Aggregation;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Negotiation;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Resources;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.OpenApi;

/// <summary>Serves <c>/openapi/v3</c>, an index and a document per group version, addressed by hash; and <c>/openapi/v2</c>.</summary>
internal sealed class OpenApiHandler(IResourceRegistry registry, IAggregatedServers aggregated, KubeApiOptions options, TimeProvider time)
{
    private const string Root = "/openapi/v3";

    private readonly DateTimeOffset _started = time.GetUtcNow();
    private volatile OpenApiDocuments? _documents;

    public static bool Owns(string path) => path is Root or SwaggerHandler.Path || path.StartsWith(Root + "/", StringComparison.Ordinal);

    /// <exception cref="ApiException">404</exception>
    public Task HandleAsync(HttpContext http, string path)
    {
        var documents = Current();
        if (path == SwaggerHandler.Path)
        {
            return SwaggerHandler.HandleAsync(http, documents.Swagger, _started);
        }

        if (path.Length <= Root.Length + 1)
        {
            http.Response.Headers.LastModified = _started.ToString("R", CultureInfo.InvariantCulture);
            return ResponseWriter.WriteTextAsync(http, 200, JsonNodeWriter.WriteToString(Index(documents)));
        }

        var key = path[(Root.Length + 1)..];
        var document = documents.Find(key) ?? throw ApiErrors.PageNotFound();
        var asked = QueryReader.First(http.Request.Query["hash"]);
        if (asked.Length > 0 && asked != document.Hash)
        {
            http.Response.Headers.ETag = $"\"{document.Hash}\"";
            http.Response.Headers.Append("Vary", "Accept");
            http.Response.ContentType = "application/json";
            http.Response.ContentLength = 0;
            http.Response.Redirect($"{path}?hash={document.Hash}", permanent: true);
            return Task.CompletedTask;
        }

        return ConditionalResponse.WriteAsync(http, document.Json, document.Hash, "application/json", _started);
    }

    private OpenApiDocuments Current()
    {
        var catalog = registry.Current;
        var others = aggregated.Current;
        var documents = _documents;
        if (documents?.AreOf(catalog, others) != true)
        {
            _documents = documents = new OpenApiDocuments(catalog, others, options.Version);
        }

        return documents;
    }

    private MapNode Index(OpenApiDocuments documents)
    {
        var paths = new MapNode();
        var own = documents.Keys.Select(key => (Key: key, documents.Find(key)!.Hash));
        var others = aggregated.Current.Groups.SelectMany(group => group.Versions)
            .Where(version => version.OpenApiHash.Length > 0)
            .Select(version => (Key: $"apis/{version.GroupVersion}", Hash: version.OpenApiHash));
        foreach (var (key, hash) in own.Concat(others).OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            paths.Set(key, new MapNode { { "serverRelativeURL", $"{Root}/{key}?hash={hash}" } });
        }

        return new MapNode { { "paths", paths } };
    }
}
