using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Flux.KubeApi.Errors;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Flux.KubeApi.Negotiation;

/// <summary>Writes answers in the accepted format.</summary>
internal static class ResponseWriter
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        SkipValidation = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Task WriteAsync(HttpContext http, int code, MapNode body, AcceptedMedia media)
    {
        if (media is { Format: MediaFormat.Json, IsPretty: false })
        {
            return WriteJsonAsync(http, code, JsonNodeWriter.WriteToUtf8(body));
        }

        if (media.Format != MediaFormat.Protobuf)
        {
            return WriteBytesAsync(http, code, media.ContentType, Encode(body, media));
        }

        return http.RequestServices.GetRequiredService<IProtobufEncoder>().Encode(body) is { } bytes
            ? WriteBytesAsync(http, code, media.ContentType, bytes)
            : WriteJsonAsync(http, code, JsonNodeWriter.WriteToUtf8(body));
    }

    /// <summary>Writes bytes that are JSON already, with the newline that ends every JSON answer.</summary>
    public static Task WriteJsonAsync(HttpContext http, int code, ReadOnlyMemory<byte> json)
    {
        var response = http.Response;
        response.StatusCode = code;
        response.ContentType = "application/json";
        response.ContentLength = json.Length + 1;
        if (HttpMethods.IsHead(http.Request.Method))
        {
            return Task.CompletedTask;
        }

        var output = response.BodyWriter;
        var span = output.GetSpan(json.Length + 1);
        json.Span.CopyTo(span);
        span[json.Length] = (byte)'\n';
        output.Advance(json.Length + 1);
        return output.FlushAsync(http.RequestAborted).AsTask();
    }

    public static Task WriteTextAsync(HttpContext http, int code, string text) =>
        WriteBytesAsync(http, code, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text));

    public static Task WriteErrorAsync(HttpContext http, ApiException error)
    {
        if (error.RetryAfterSeconds is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (error.Text is not null)
        {
            http.Response.Headers.XContentTypeOptions = "nosniff";
            return WriteTextAsync(http, error.Code, error.Text);
        }

        return WriteAsync(http, error.Code, error.Status!, MediaForError(http.Request));
    }

    public static byte[] Encode(MapNode body, AcceptedMedia media)
    {
        if (media.Format == MediaFormat.Json)
        {
            return media.IsPretty ? Pretty(body) : [.. JsonNodeWriter.WriteToUtf8(body), (byte)'\n'];
        }

        return Encoding.UTF8.GetBytes(YamlWriter.Write(body));
    }

    private static byte[] Pretty(MapNode body)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Indented))
        {
            JsonNodeWriter.Write(body, writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static AcceptedMedia MediaForError(HttpRequest request)
    {
        try
        {
            return ContentNegotiator.Negotiate(request) with { Form = ResponseForm.Object };
        }
        catch (ApiException)
        {
            return AcceptedMedia.PlainJson;
        }
    }

    private static Task WriteBytesAsync(HttpContext http, int code, string contentType, byte[] bytes)
    {
        http.Response.StatusCode = code;
        http.Response.ContentType = contentType;
        http.Response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(http.Request.Method)
            ? Task.CompletedTask
            : http.Response.Body.WriteAsync(bytes, http.RequestAborted).AsTask();
    }
}
