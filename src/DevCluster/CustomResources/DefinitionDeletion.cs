using System.Globalization;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.CustomResources;

/// <summary>How a CustomResourceDefinition goes: its objects first.</summary>
internal static class DefinitionDeletion
{
    public const string Finalizer = "customresourcecleanup.apiextensions.k8s.io";

    /// <summary>Marks a definition whose deletion begins.</summary>
    public static void Mark(MapNode definition)
    {
        var metadata = definition.GetMap("metadata")!;
        var finalizers = metadata.GetList("finalizers")?.Copy() ?? new ListNode();
        if (!finalizers.Contains(Finalizer))
        {
            finalizers.Add(Finalizer);
        }

        metadata.Set("finalizers", finalizers);
        definition.Set("status", definition.GetMap("status")?.Copy() ?? new MapNode());
        Report(
            definition, "True", "InstanceDeletionPending", "CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon",
            metadata.GetString("deletionTimestamp") ?? "");
    }

    public static bool IsPending(MapNode definition) =>
        definition.Get("metadata", "deletionTimestamp") is not null && definition.GetList("metadata", "finalizers")?.Contains(Finalizer) == true;

    /// <summary>Says how far the deletion is; false when it is said already.</summary>
    public static bool ReportProgress(MapNode definition, DateTimeOffset now) =>
        Report(definition, "True", "InstanceDeletionInProgress", "CustomResource deletion is in progress", Text(now));

    public static bool ReportCompletion(MapNode definition, DateTimeOffset now) =>
        Report(definition, "False", "InstanceDeletionCompleted", "removed all instances", Text(now));

    public static bool RemoveFinalizer(MapNode definition)
    {
        var metadata = definition.GetMap("metadata")!;
        var kept = (metadata.GetList("finalizers") ?? []).Where(finalizer => !finalizer.Equals(Finalizer)).ToList();
        metadata.Remove("finalizers");
        if (kept.Count > 0)
        {
            metadata.Set("finalizers", new ListNode(kept));
        }

        return true;
    }

    private static string Text(DateTimeOffset now) => now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static bool Report(MapNode definition, string status, string reason, string message, string time)
    {
        var body = definition.GetOrAddMap("status");
        var conditions = body.GetList("conditions")?.Copy() ?? new ListNode();
        var before = conditions.OfType<MapNode>().FirstOrDefault(condition => condition.GetString("type") == "Terminating");
        if (before?.GetString("reason") == reason)
        {
            return false;
        }

        if (before is null)
        {
            before = new MapNode { { "type", "Terminating" } };
            conditions.Add(before);
        }

        before.Set("status", status);
        before.Set("lastTransitionTime", time);
        before.Set("reason", reason);
        before.Set("message", message);
        body.Set("conditions", conditions);
        return true;
    }
}
