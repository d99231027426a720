using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Errors;

/// <summary>Builds <c>Status</c> objects.</summary>
public static class StatusBody
{
    public static MapNode Failure(int code, string reason, string message, MapNode? details = null)
    {
        var status = new MapNode
        {
            { "kind", "Status" },
            { "apiVersion", "v1" },
            { "metadata", new MapNode() },
            { "status", "Failure" },
        };
        SetUnlessEmpty(status, "message", message);
        SetUnlessEmpty(status, "reason", reason);
        if (details is not null)
        {
            status.Set("details", details);
        }

        status.Set("code", code);
        return status;
    }

    public static MapNode Success(MapNode? details)
    {
        var status = new MapNode
        {
            { "kind", "Status" },
            { "apiVersion", "v1" },
            { "metadata", new MapNode() },
            { "status", "Success" },
        };
        if (details is not null)
        {
            status.Set("details", details);
        }

        return status;
    }

    public static MapNode Details(string name, string group, string kind, string uid = "")
    {
        var details = new MapNode();
        SetUnlessEmpty(details, "name", name);
        SetUnlessEmpty(details, "group", group);
        SetUnlessEmpty(details, "kind", kind);
        SetUnlessEmpty(details, "uid", uid);
        return details;
    }

    private static void SetUnlessEmpty(MapNode map, string key, string value)
    {
        if (value.Length > 0)
        {
            map.Set(key, value);
        }
    }
}
