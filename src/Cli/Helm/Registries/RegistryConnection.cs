using System.Text;
using Flux.Cli.Helm.Http;
using Flux.Manifests;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Cli.Helm.Registries;

/// <summary>Requests to one registry, with its credentials when it asks for them.</summary>
internal sealed class RegistryConnection(HelmContext context, RegistryCredentials credentials, FetchOptions options, string registry)
{
    private string? _authorization;

    public string Url(string path) => $"{(options.PlainHttp ? "http" : "https")}://{registry}{path}";

    /// <summary>The answer, which may be an error's.</summary>
    /// <exception cref="CommandException">There is none, or no credentials for it.</exception>
    public HttpReply Send(string method, string url, string accept = "", byte[]? body = null, string contentType = "")
    {
        var reply = SendOnce(method, url, accept, body, contentType);
        if (reply.Status != 401 || reply.Header("www-authenticate") is not { } challenge)
        {
            return reply;
        }

        _authorization = Answer(method, url, challenge);
        return _authorization is null ? reply : SendOnce(method, url, accept, body, contentType);
    }

    /// <summary>A request to another server, without credentials.</summary>
    public HttpReply SendElsewhere(string url) => new RegistryConnection(context, credentials, options, new Uri(url).Authority).SendOnce("GET", url, "", null, "");

    /// <summary>What an answer that is an error says.</summary>
    public static CommandException Failure(string method, string url, HttpReply reply)
    {
        var errors = Errors(reply.Body);
        var text = errors.Count > 0 ? string.Join("; ", errors) : reply.Reason;
        return new CommandException($"{method} \"{url}\": response status code {reply.Status}: {text}");
    }

    private HttpReply SendOnce(string method, string url, string accept, byte[]? body, string contentType)
    {
        var headers = new Dictionary<string, string> { ["User-Agent"] = HttpFetcher.UserAgent };
        Put("Accept", accept);
        Put("Content-Type", contentType);
        Put("Authorization", _authorization ?? "");
        try
        {
            return context.Transport.Send(new HttpCall(method, url) { Headers = headers, Body = body, Tls = options.Tls });
        }
        catch (TransportException error)
        {
            throw new CommandException($"{method[..1]}{method[1..].ToLowerInvariant()} \"{url}\": {error.Message}");
        }

        void Put(string name, string value)
        {
            if (value.Length > 0)
            {
                headers[name] = value;
            }
        }
    }

    private string? Answer(string method, string url, string challenge)
    {
        (string User, string Password)? login = options.User.Length > 0 && options.Password.Length > 0 ? (options.User, options.Password) : credentials.Find(registry);
        var basic = login is { } found ? "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{found.User}:{found.Password}")) : null;
        if (challenge.StartsWith("Basic", StringComparison.OrdinalIgnoreCase))
        {
            return basic ?? throw new CommandException($"{method} \"{url}\": basic credential not found");
        }

        return challenge.StartsWith("Bearer", StringComparison.OrdinalIgnoreCase) ? "Bearer " + Token(challenge, basic) : null;
    }

    private string Token(string challenge, string? basic)
    {
        var parameters = challenge["Bearer".Length..].Split(',').Select(part => part.Trim().Split('=', 2)).Where(part => part.Length == 2)
            .ToDictionary(part => part[0], part => part[1].Trim('"'), StringComparer.OrdinalIgnoreCase);
        var query = string.Join('&', parameters.Where(part => part.Key is "service" or "scope").Select(part => $"{part.Key}={Uri.EscapeDataString(part.Value)}"));
        var url = $"{parameters.GetValueOrDefault("realm")}?{query}";
        var headers = new Dictionary<string, string> { ["User-Agent"] = HttpFetcher.UserAgent };
        if (basic is not null)
        {
            headers["Authorization"] = basic;
        }

        HttpReply reply;
        try
        {
            reply = context.Transport.Send(new HttpCall("GET", url) { Headers = headers, Tls = options.Tls });
        }
        catch (TransportException error)
        {
            throw new CommandException($"Get \"{url}\": {error.Message}");
        }

        var answer = reply.Status == 200 ? JsonNodeReader.Read(reply.Body) : throw Failure("GET", url, reply);
        return answer.GetString("token") ?? answer.GetString("access_token") ?? throw new CommandException($"GET \"{url}\": empty token returned");
    }

    private static List<string> Errors(byte[] body)
    {
        try
        {
            return [.. (JsonNodeReader.Read(body).GetList("errors") ?? []).OfType<MapNode>().Select(Describe)];
        }
        catch (ManifestException)
        {
            return [];
        }
    }

    private static string Describe(MapNode error)
    {
        var text = (error.GetString("code") ?? "").Replace('_', ' ').ToLowerInvariant();
        if (error.GetString("message") is { Length: > 0 } message)
        {
            text += ": " + message;
        }

        return error["detail"] is null or NullNode ? text : text + ": " + GoForm(error["detail"]!);
    }

    /// <summary>A value as Go prints it.</summary>
    private static string GoForm(Node node) => node switch
    {
        MapNode map => $"map[{string.Join(' ', map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}:{GoForm(entry.Value)}"))}]",
        ListNode list => $"[{string.Join(' ', list.Select(GoForm))}]",
        StringNode text => text.Value,
        NullNode => "<nil>",
        _ => JsonNodeWriter.WriteToString(node),
    };
}
