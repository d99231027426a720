using System.Net.Http.Headers;
using System.Text;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeHttp;

/// <summary>Sends recorded requests, with saved values put in place of their names.</summary>
internal sealed class RequestSender(Uri address, HttpClient client)
{
    private readonly Dictionary<string, string> _saved = new(StringComparer.Ordinal);

    public async Task<Answer> SendAsync(MapNode request, CancellationToken cancellationToken)
    {
        using var response = await OpenAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        return new Answer((int)response.StatusCode, HeadersOf(response), await response.Content.ReadAsByteArrayAsync(cancellationToken));
    }

    public async Task<HttpResponseMessage> OpenAsync(MapNode request, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        using var message = Build(request);
        return await client.SendAsync(message, completion, cancellationToken);
    }

    public void Save(string name, string pointer, Answer answer)
    {
        var value = pointer.StartsWith("header:", StringComparison.Ordinal)
            ? answer.Headers.GetValueOrDefault(pointer[7..])?[0]
            : answer.Body is null ? null : TextOf(Pointers.Get(answer.Body, pointer));
        _saved[name] = value ?? "";
    }

    public static Dictionary<string, IReadOnlyList<string>> HeadersOf(HttpResponseMessage response) => response.Headers.NonValidated
        .Concat(response.Content.Headers.NonValidated)
        .ToDictionary(header => header.Key, header => (IReadOnlyList<string>)[.. header.Value], StringComparer.OrdinalIgnoreCase);

    private static string? TextOf(Node? value) => value is StringNode text ? text.Value : value?.ToString();

    private HttpRequestMessage Build(MapNode request)
    {
        var uri = new Uri(address.GetLeftPart(UriPartial.Authority) + Fill(request.GetString("path")!), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var message = new HttpRequestMessage(new HttpMethod(request.GetString("method")!), uri);
        var headers = request.GetMap("headers") ?? new MapNode();
        AddDefaults(message, request, headers);
        if (BodyOf(request) is { } body)
        {
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            if (headers.GetString("Content-Type") is { Length: > 0 } type)
            {
                message.Content.Headers.TryAddWithoutValidation("Content-Type", Fill(type));
            }
        }

        foreach (var (name, value) in headers)
        {
            if (name is not "Content-Type" && !(name == "Accept" && value is StringNode { Value: "" }))
            {
                message.Headers.TryAddWithoutValidation(name, value is ListNode list ? RepeatedHeaders.Join(name, list.Select(entry => Fill(((StringNode)entry).Value))) : Fill(((StringNode)value).Value));
            }
        }

        return message;
    }

    private void AddDefaults(HttpRequestMessage message, MapNode request, MapNode headers)
    {
        if (!headers.ContainsKey("User-Agent"))
        {
            message.Headers.UserAgent.Add(new ProductInfoHeaderValue("kh", "1.0"));
        }

        if (!headers.ContainsKey("Accept"))
        {
            message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        }

        var token = (request.GetString("user") ?? "admin") switch
        {
            "none" => null,
            "invalid" => "no-such-token",
            ['t', 'o', 'k', 'e', 'n', ':', .. var saved] => Fill(saved),
            var user => user + "-token",
        };
        if (token is not null)
        {
            message.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        }
    }

    private string? BodyOf(MapNode request)
    {
        if (request["text"] is StringNode text)
        {
            return Fill(text.Value);
        }

        if (request["body"] is not { } body)
        {
            return null;
        }

        if (request.GetMap("fill") is { } fill && body is MapNode map)
        {
            var count = (int)(fill.GetInt64("count") ?? 0);
            body = Pointers.Put(map.Copy(), fill.GetString("pointer")!, string.Concat(Enumerable.Repeat(fill.GetString("char")!, count)));
        }

        return Fill(JsonNodeWriter.WriteToString(body));
    }

    private string Fill(string text)
    {
        foreach (var (name, value) in _saved)
        {
            text = text.Replace("{" + name + "}", value, StringComparison.Ordinal);
        }

        return text;
    }
}
