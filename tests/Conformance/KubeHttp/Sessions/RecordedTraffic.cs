using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeHttp.Sessions;

/// <summary>Sends the requests that a program sent, one by one, and compares status and type of the answers. For programs that are not on the machine.</summary>
internal sealed class RecordedTraffic(Uri address, HttpClient client)
{
    private readonly Dictionary<string, string> _etags = new(StringComparer.Ordinal);

    public async Task<string?> ReplayAsync(MapNode request, string? token, CancellationToken cancellationToken)
    {
        if (request.ContainsKey("refusedByProxy"))
        {
            return null;
        }

        using var message = Build(request, token);
        using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.Headers.ETag is { } tag)
        {
            _etags[PathOf(request)] = tag.Tag;
        }

        var type = response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values) ? values.First() : null;
        var want = request.GetInt64("status");
        return (int)response.StatusCode == want && (type == request.GetString("responseType") || request["responseType"] is null)
            ? null
            : $"{message.Method} {PathOf(request)}: {(int)response.StatusCode} {type}, wanted {want} {request.GetString("responseType")}";
    }

    private HttpRequestMessage Build(MapNode request, string? token)
    {
        var uri = new Uri(address.GetLeftPart(UriPartial.Authority) + PathOf(request), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var message = new HttpRequestMessage(new HttpMethod(request.GetString("method")!), uri);
        var body = request.GetString("base64") is { } bytes ? Convert.FromBase64String(bytes) : request["body"] is { } node ? JsonNodeWriter.WriteToUtf8(node) : null;
        if (body is not null)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", request.GetString("headers", "Content-Type"));
        }

        message.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token ?? "admin-token"}");
        foreach (var (name, value) in request.GetMap("headers") ?? [])
        {
            if (name is not ("Content-Type" or "Content-Length" or "Accept-Encoding" or "Authorization") && value is StringNode text)
            {
                message.Headers.TryAddWithoutValidation(name, name == "If-None-Match" ? _etags.GetValueOrDefault(PathOf(request), "") : text.Value);
            }
        }

        return message;
    }

    /// <summary>The path without what only the recorded server knew.</summary>
    private static string PathOf(MapNode request) => request.GetString("path")!
        .Replace("hash=<hash>&", "", StringComparison.Ordinal)
        .Replace("resourceVersion=<rv>&", "", StringComparison.Ordinal)
        .Replace("<n>", "30", StringComparison.Ordinal);
}
