using System.Text;
using Flux.KubeApi.Errors;
using Flux.Manifests;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.KubeApi.Negotiation;

/// <summary>Turns the bytes of a body into an object.</summary>
internal sealed class BodyParser(IProtobufDecoder protobuf)
{
    private static readonly ReadBudget Budget = new() { MaxBytes = BodyReader.MaxBytes, MaxDepth = 1_000, MaxNodes = 1_000_000 };

    /// <summary>The format a Content-Type names; JSON when there is none.</summary>
    /// <exception cref="ApiException">415</exception>
    public static MediaFormat FormatOf(string? contentType)
    {
        var type = contentType?.Split(';', 2)[0].Trim() ?? "";
        return type switch
        {
            "" or "application/json" => MediaFormat.Json,
            "application/yaml" => MediaFormat.Yaml,
            "application/vnd.kubernetes.protobuf" => MediaFormat.Protobuf,
            _ => throw ApiErrors.UnsupportedMediaType(ContentNegotiator.Representations),
        };
    }

    /// <param name="kind">The kind that is expected, for error texts.</param>
    /// <exception cref="ApiException">400</exception>
    public RequestBody Parse(ReadOnlyMemory<byte> bytes, MediaFormat format, string kind)
    {
        var duplicates = new List<string>();
        try
        {
            var node = format switch
            {
                MediaFormat.Protobuf => protobuf.Decode(bytes),
                MediaFormat.Yaml => YamlBody.Read(bytes.Span, duplicates),
                _ => JsonNodeReader.Read(JsonText.WellFormed(bytes.Span), new JsonReadOptions { Budget = Budget, OnDuplicate = path => duplicates.Add($"duplicate field \"{path}\""), MergeDuplicates = true }),
            };
            return node switch
            {
                MapNode map => new RequestBody(map, duplicates),
                NullNode => new RequestBody(new MapNode(), duplicates),
                _ => throw Unrecognized(kind, NotAnObject(node), bytes.Span),
            };
        }
        catch (ManifestException error)
        {
            var text = format == MediaFormat.Json ? "couldn't get version/kind; json parse error: " + (GoJsonSyntax.FindError(bytes.Span) ?? error.Error.Message) : error.Message;
            throw Unrecognized(kind, text, bytes.Span);
        }
    }

    private static string NotAnObject(Node node) =>
        $"couldn't get version/kind; json parse error: json: cannot unmarshal {GoJsonSyntax.NameOf(node)} into Go value of type struct {{ APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }}";

    private static ApiException Unrecognized(string kind, string why, ReadOnlySpan<byte> bytes) =>
        ApiErrors.BadRequest($"the object provided is unrecognized (must be of type {kind}): {why} ({Excerpt(bytes)})");

    /// <summary>The beginning of the body: as text when it looks like JSON, else in hexadecimal.</summary>
    private static string Excerpt(ReadOnlySpan<byte> bytes)
    {
        const int Shown = 30;
        if (bytes.Length == 0)
        {
            return "<empty>";
        }

        var head = bytes[..Math.Min(bytes.Length, Shown)];
        var text = bytes[0] == '{' ? Encoding.UTF8.GetString(head) : Convert.ToHexStringLower(head);
        return bytes.Length > Shown ? text + " ..." : text;
    }
}
