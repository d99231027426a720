using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeApply.Server;

/// <summary>Which of several faults comes first varies from run to run on the real server: they are compared as a set.</summary>
internal static class ErrorOrder
{
    public static MapNode Sort(MapNode body)
    {
        if (body.GetString("kind") != "Status" || body.GetList("details", "causes") is not { Count: > 1 } causes)
        {
            return body;
        }

        var copy = body.Copy();
        var sorted = causes.OrderBy(cause => $"{cause.GetString("field")} {cause.GetString("message")}", StringComparer.Ordinal).Select(cause => cause.DeepClone()).ToArray();
        copy.GetMap("details")!.Set("causes", new ListNode(sorted));
        copy.Set("message", Skeleton(body.GetString("message") ?? "", causes));
        return copy;
    }

    /// <summary>The message without the texts that its causes repeat.</summary>
    private static string Skeleton(string message, ListNode causes)
    {
        foreach (var cause in causes.OrderByDescending(cause => cause.GetString("message")?.Length))
        {
            message = message.Replace($"{cause.GetString("field")}: {cause.GetString("message")}", "§", StringComparison.Ordinal);
        }

        return message;
    }
}
