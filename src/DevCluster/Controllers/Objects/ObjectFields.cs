using System.Globalization;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Controllers.Objects;

/// <summary>The fields that every controller reads.</summary>
internal static class ObjectFields
{
    public static string Uid(this MapNode item) => item.GetString("metadata", "uid") ?? "";

    public static string Name(this MapNode item) => item.GetString("metadata", "name") ?? "";

    public static string Namespace(this MapNode item) => item.GetString("metadata", "namespace") ?? "";

    public static long Generation(this MapNode item) => item.GetInt64("metadata", "generation") ?? 0;

    public static bool IsDeleting(this MapNode item) => item.GetString("metadata", "deletionTimestamp") is not null;

    public static string? Annotation(this MapNode item, string key) => item.GetString("metadata", "annotations", key);

    public static string? Label(this MapNode item, string key) => item.GetString("metadata", "labels", key);

    public static bool HasFinalizer(this MapNode item, string finalizer) =>
        item.GetList("metadata", "finalizers")?.Any(entry => entry is StringNode text && text.Value == finalizer) == true;

    /// <summary>Takes a finalizer away; false when it was not there.</summary>
    public static bool RemoveFinalizer(this MapNode item, string finalizer)
    {
        if (item.GetMap("metadata") is not { } metadata || metadata.GetList("finalizers") is not { } finalizers || !item.HasFinalizer(finalizer))
        {
            return false;
        }

        var rest = finalizers.Where(entry => entry is not StringNode text || text.Value != finalizer).ToArray();
        if (rest.Length == 0)
        {
            metadata.Remove("finalizers");
        }
        else
        {
            metadata.Set("finalizers", new ListNode(rest));
        }

        return true;
    }

    public static DateTimeOffset Created(this MapNode item) => ParseTime(item.GetString("metadata", "creationTimestamp")) ?? DateTimeOffset.UnixEpoch;

    public static DateTimeOffset? ParseTime(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A reference that makes <paramref name="owner"/> the manager of another object.</summary>
    public static MapNode ControllerReference(this MapNode owner) => new()
    {
        { "apiVersion", owner.GetString("apiVersion") ?? "" },
        { "kind", owner.GetString("kind") ?? "" },
        { "name", owner.Name() },
        { "uid", owner.Uid() },
        { "controller", true },
        { "blockOwnerDeletion", true },
    };
}
