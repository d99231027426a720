namespace Flux.KubeApi.OpenApi;

/// <param name="Hash">Changes with the content; part of the document's URL and its ETag.</param>
internal sealed record OpenApiDocument(byte[] Json, string Hash);
