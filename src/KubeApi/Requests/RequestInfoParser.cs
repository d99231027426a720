using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Flux.KubeApi.Requests;

/// <summary>Splits paths as the Kubernetes API does: <c>/apis/{group}/{version}/namespaces/{ns}/{resource}/{name}/{subresource}</c>.</summary>
internal static class RequestInfoParser
{
    public static RequestInfo Parse(HttpRequest request)
    {
        var path = PathOf(request);
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var isCore = parts.Length >= 3 && parts[0] == "api";
        var isGroup = parts.Length >= 4 && parts[0] == "apis";
        if (!isCore && !isGroup)
        {
            return new RequestInfo { Verb = request.Method.ToLowerInvariant(), Path = path };
        }

        var rest = parts.AsSpan(isCore ? 2 : 3);
        var isWatchPath = rest[0] == "watch" && rest.Length > 1;
        rest = isWatchPath ? rest[1..] : rest;

        // /namespaces/NAME/status and /finalize belong to the namespace itself.
        var isInNamespace = rest is ["namespaces", _, not ("status" or "finalize"), ..];
        var ns = rest is ["namespaces", var named, ..] ? named : "";
        rest = isInNamespace ? rest[2..] : rest;
        var name = rest.Length > 1 ? rest[1] : "";
        return new RequestInfo
        {
            IsResource = true,
            Path = path,
            Group = isCore ? "" : parts[1],
            Version = isCore ? parts[1] : parts[2],
            Namespace = ns,
            HasNamespaceSegment = isInNamespace,
            Resource = rest[0],
            Name = name,
            Subresource = rest.Length > 2 ? rest[2] : "",
            Rest = rest.Length > 3 ? string.Join('/', rest[3..].ToArray()) : "",
            Verb = isWatchPath ? "watch" : VerbOf(request, name),
            IsWatchPath = isWatchPath,
        };
    }

    /// <summary>
    /// The HTTP server leaves one escape in place; here it is a slash like any. What it made of an escaped percent sign looks the
    /// same and is none.
    /// </summary>
    private static string PathOf(HttpRequest request)
    {
        var path = request.Path.Value ?? "/";
        return path.Contains('%') && request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget.Contains("%25", StringComparison.Ordinal) == false
            ? path.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase)
            : path;
    }

    private static string VerbOf(HttpRequest request, string name) => request.Method switch
    {
        "GET" or "HEAD" when name.Length > 0 => "get",
        "GET" or "HEAD" => QueryReader.IsTrue(request.Query["watch"]) ? "watch" : "list",
        "POST" => "create",
        "PUT" => "update",
        "PATCH" => "patch",
        "DELETE" => name.Length > 0 ? "delete" : "deletecollection",
        _ => "",
    };
}
