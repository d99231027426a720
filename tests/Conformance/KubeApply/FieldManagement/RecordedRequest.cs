using System.Web;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Conformance.KubeApply.FieldManagement;

/// <summary>The parts of a recorded request that decide about ownership.</summary>
internal sealed class RecordedRequest
{
    private readonly MapNode _request;

    public RecordedRequest(MapNode request)
    {
        _request = request;
        var parts = request.GetString("path")!.Split('?', 2);
        var query = HttpUtility.ParseQueryString(parts.Length > 1 ? parts[1] : "");
        Manager = query["fieldManager"] ?? "lab";
        Force = query["force"] == "true";
        IsDryRun = query["dryRun"] is not null;
        Subresource = parts[0].EndsWith("/status", StringComparison.Ordinal) ? "status" : null;
        Object = Subresource is null ? parts[0] : parts[0][..^"/status".Length];
    }

    public string Method => _request.GetString("method")!;

    public string Object { get; }

    public string Manager { get; }

    public bool Force { get; }

    public bool IsDryRun { get; }

    public string? Subresource { get; }

    public bool IsApply => Method == "PATCH" && _request.GetString("contentType") == "application/apply-patch+yaml";

    /// <summary>The body as a map; null when it is something else or cannot be read.</summary>
    public MapNode? Body => _request["body"] switch
    {
        MapNode map => map,
        StringNode text => Parse(text.Value),
        _ => null,
    };

    public MapNode? LiveMergedWith => _request.GetMap("liveMergedWith");

    /// <summary>The managedFields that the request sets; false when it leaves them as they are.</summary>
    public bool SetsManagedFields(out Node? value)
    {
        value = null;
        if (_request["body"] is ListNode operations)
        {
            value = operations.FirstOrDefault(operation => operation.GetString("path") == "/metadata/managedFields").Get("value");
            return value is not null;
        }

        var metadata = (LiveMergedWith ?? Body).GetMap("metadata");
        return metadata is not null && metadata.TryGetValue("managedFields", out value);
    }

    private static MapNode? Parse(string text) => YamlReader.Read(text) as MapNode;
}
