using Microsoft.AspNetCore.Http;

namespace Flux.Cluster.Faults;

/// <summary>What a fault looks at to decide whether a request is its own.</summary>
internal sealed record ApiRequest(string Method, string Path, string Query)
{
    public bool IsDryRun => Query.Contains("dryRun", StringComparison.Ordinal);

    /// <summary>An object written for good.</summary>
    public bool IsApply => Method == "PATCH" && !IsDryRun;

    public bool IsWatch => Query.Contains("watch=true", StringComparison.Ordinal);

    /// <summary>A read of a whole collection.</summary>
    public bool IsList => Method == "GET" && !IsWatch && (Query.Contains("labelSelector", StringComparison.Ordinal) || Query.Contains("limit=", StringComparison.Ordinal));

    /// <summary>Whether it is about objects of a kind in a namespace: <c>/api/v1/namespaces/x/configmaps/…</c>.</summary>
    public bool IsOf(string @namespace, string plural) => Path.Contains($"/namespaces/{@namespace}/{plural}/", StringComparison.Ordinal);

    public static ApiRequest Of(HttpRequest request) => new(request.Method, request.Path.Value ?? "", request.QueryString.Value ?? "");
}
