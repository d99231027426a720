using System.IO.Compression;
using Flux.KubeApi.Negotiation;
using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.OpenApi;

/// <summary>Serves <c>/openapi/v2</c> in the form and the encoding that the client takes.</summary>
internal static class SwaggerHandler
{
    public const string Path = "/openapi/v2";

    private const string ProtobufType = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";
    private const string ProtobufAlias = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";

    public static async Task HandleAsync(HttpContext http, SwaggerDocument document, DateTimeOffset modified)
    {
        http.Response.Headers.Append("Vary", "Accept-Encoding");
        if (TypeOf(http.Request) is not { } type)
        {
            http.Response.Headers.Append("Vary", "Accept");
            http.Response.StatusCode = 406;
            return;
        }

        var body = type == ProtobufType ? document.Protobuf : document.Json;
        var isCompressed = http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal);
        if (isCompressed && http.Request.Headers.IfNoneMatch.ToString() != $"\"{document.Hash}\"")
        {
            http.Response.Headers.ContentEncoding = "gzip";
            body = Compress(body);
        }

        await ConditionalResponse.WriteAsync(http, body, document.Hash, type, modified).ConfigureAwait(false);
    }

    private static string? TypeOf(HttpRequest request)
    {
        var header = request.Headers.Accept.ToString();
        foreach (var clause in header.Length == 0 ? ["*/*"] : header.Split(',', StringSplitOptions.TrimEntries))
        {
            switch (clause.Split(';')[0])
            {
                case ProtobufType or ProtobufAlias:
                    return ProtobufType;
                case "application/json" or "*/*" or "application/*":
                    return "application/json";
            }
        }

        return null;
    }

    private static byte[] Compress(byte[] body)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(body);
        }

        return buffer.ToArray();
    }
}
