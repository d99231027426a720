using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Flux.Api.Artifacts;

/// <summary>Serves artifacts under the paths that <c>status.artifact.url</c> names, as Flux' storage server does.</summary>
public static class ArtifactEndpoints
{
    private static readonly string[] Kinds = ["gitrepository", "ocirepository", "helmrepository", "helmchart", "bucket", "externalartifact"];

    public static IEndpointRouteBuilder MapArtifacts(this IEndpointRouteBuilder routes)
    {
        foreach (var kind in Kinds)
        {
            routes.MapMethods($"/{kind}/{{**path}}", ["GET", "HEAD"], (string path, IArtifactFiles files, CancellationToken cancellationToken) =>
                ServeAsync($"{kind}/{path}", files, cancellationToken))
                .WithSummary($"An artifact of a resource of the kind {kind}, by the path in its status.")
                .WithTags("Artifacts")
                .Produces<Stream>(StatusCodes.Status200OK, "application/gzip", "text/yaml")
                .Produces<Stream>(StatusCodes.Status206PartialContent, "application/gzip", "text/yaml")
                .Produces(StatusCodes.Status304NotModified)
                .ProducesProblem(StatusCodes.Status404NotFound)
                .ProducesProblem(StatusCodes.Status416RangeNotSatisfiable);
        }

        return routes;
    }

    private static async Task<Results<FileStreamHttpResult, NotFound>> ServeAsync(string path, IArtifactFiles files, CancellationToken cancellationToken)
    {
        var file = await files.OpenAsync(path, cancellationToken);
        if (file is null)
        {
            return TypedResults.NotFound();
        }

        var type = path.EndsWith(".yaml", StringComparison.Ordinal) ? "text/yaml" : "application/gzip";
        return TypedResults.Stream(file.Content, type, null, file.Modified, new EntityTagHeaderValue($"\"{file.Digest}\""), enableRangeProcessing: true);
    }
}
