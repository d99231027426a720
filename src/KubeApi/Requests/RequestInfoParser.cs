using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Requests;

/// <summary>Splits paths as the Kubernetes API does: <c>/apis/{group}/{version}/namespaces/{ns}/{resource}/{name}/{subresource}</c>.</summary>
internal static class RequestInfoParser
{
    public static RequestInfo Parse(HttpRequest request)
    {
        var path = request.Path.Value ?? "/";
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var isCore = parts.Length >= 3 && parts[0] == "api";
        var isGroup = parts.Length >= 4 && parts[0] == "apis";
        if (!isCore && !isGroup)
        {
            return new RequestInfo { Verb = request.Method.ToLowerInvariant(), Path = path };
        }

        var group = isCore ? "" : parts[1];
        var version = isCore ? parts[1] : parts[2];
        var rest = parts.AsSpan(isCore ? 2 : 3);
        var isWatchPath = rest[0] == "watch" && rest.Length > 1;
        var info = ParseResource(isWatchPath ? rest[1..] : rest, new RequestInfo { Verb = "", Path = path, Group = group, Version = version, IsResource = true });
        return info with { Verb = isWatchPath ? "watch" : VerbOf(request, info), IsWatchPath = isWatchPath };
    }

    private static RequestInfo ParseResource(ReadOnlySpan<string> parts, RequestInfo info)
    {
        if (parts[0] == "namespaces" && parts.Length > 1)
        {
            info = info with { Namespace = parts[1] };
            // /namespaces/NAME/status and /finalize belong to the namespace itself.
            if (parts.Length > 2 && parts[2] is not ("status" or "finalize"))
            {
                info = info with { HasNamespaceSegment = true };
                parts = parts[2..];
            }
        }

        return info with
        {
            Resource = parts[0],
            Name = parts.Length > 1 ? parts[1] : "",
            Subresource = parts.Length > 2 ? parts[2] : "",
            Rest = parts.Length > 3 ? string.Join('/', parts[3..].ToArray()) : "",
        };
    }

    private static string VerbOf(HttpRequest request, RequestInfo info) => request.Method switch
    {
        "GET" or "HEAD" when info.Name.Length > 0 => "get",
        "GET" or "HEAD" => IsTrue(request.Query["watch"]) ? "watch" : "list",
        "POST" => "create",
        "PUT" => "update",
        "PATCH" => "patch",
        "DELETE" => info.Name.Length > 0 ? "delete" : "deletecollection",
        _ => "",
    };

    private static bool IsTrue(string? value) => value is not null && value is not ("false" or "0");
}
