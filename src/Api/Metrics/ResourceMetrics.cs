using System.Text;
using Flux.Api.Toolkit;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Flux.Api.Metrics;

/// <summary>
/// <c>gotk_resource_info</c>, one series for each resource, as dashboards made for Flux read it. Written straight from the store:
/// a resource that is gone is gone from the next scrape, and nothing is kept for it.
/// </summary>
public static class ResourceMetrics
{
    private const int PageSize = 500;
    private const string Header = "# HELP gotk_resource_info The current state of a GitOps Toolkit resource.\n# TYPE gotk_resource_info gauge\n";

    private static readonly Lazy<IReadOnlyList<ResourceDefinition>> Kinds = new(ToolkitResources.All);

    public static IEndpointRouteBuilder MapResourceMetrics(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/metrics/resources", WriteAsync)
            .WithName("ResourceMetrics")
            .WithSummary("State of every resource, for Prometheus.")
            .WithTags("Metrics")
            .Produces<string>(StatusCodes.Status200OK, "text/plain");
        return routes;
    }

    private static async Task WriteAsync(HttpContext http, IObjectStore store, CancellationToken cancellationToken)
    {
        http.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
        await http.Response.WriteAsync(Header, cancellationToken);
        foreach (var kind in Kinds.Value)
        {
            ObjectKey? after = null;
            ListPage page;
            do
            {
                page = await store.ListAsync(new ListRequest(kind.StorageKey) { Limit = PageSize, After = after }, cancellationToken);
                await http.Response.WriteAsync(string.Concat(page.Items.Select(item => Line(kind, item))), cancellationToken);
                after = page.Items.Count > 0 ? page.Items[^1].Key : after;
            }
            while (page.HasMore && page.Items.Count > 0);
        }
    }

    private static string Line(ResourceDefinition kind, StoredObject item)
    {
        var root = item.Root;
        var ready = (root.GetList("status", "conditions") ?? []).FirstOrDefault(condition => condition.GetString("type") == "Ready");
        var labels = new StringBuilder("gotk_resource_info{");
        Append(labels, "customresource_group", kind.Group);
        Append(labels, "customresource_kind", kind.Kind);
        Append(labels, "customresource_version", kind.StorageVersion);
        Append(labels, "exported_namespace", item.Key.Namespace);
        Append(labels, "name", item.Key.Name);
        Append(labels, "ready", ready.GetString("status") ?? "Unknown");
        Append(labels, "reason", ready.GetString("reason") ?? "");
        Append(labels, "suspended", root.GetBoolean("spec", "suspend") == true ? "true" : "false");
        Append(labels, "revision", root.GetString("status", "lastAppliedRevision") ?? root.GetString("status", "artifact", "revision") ?? "");
        Append(labels, "source_name", root.GetString("spec", "sourceRef", "name") ?? "");
        Append(labels, "url", root.GetString("spec", "url") ?? "");
        return labels.Remove(labels.Length - 1, 1).Append("} 1\n").ToString();
    }

    private static void Append(StringBuilder labels, string name, string value) => labels
        .Append(name)
        .Append("=\"")
        .Append(value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal))
        .Append("\",");
}
