using System.Globalization;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.CustomResources;

/// <summary>The status of a CustomResourceDefinition that is served.</summary>
internal static class DefinitionStatus
{
    /// <summary>Accepts the names and marks the definition as established; false when it says so already.</summary>
    public static bool Establish(MapNode definition, DateTimeOffset now)
    {
        var status = definition.GetOrAddMap("status");
        var names = definition.GetMap("spec", "names") ?? new MapNode();
        if (status.GetMap("acceptedNames") is { } accepted && accepted.Equals(names) && IsTrue(status, "Established") && IsTrue(status, "NamesAccepted") && HasStoredVersion(definition, status))
        {
            return false;
        }

        status.Set("acceptedNames", names.Copy());
        SetCondition(status, "NamesAccepted", "NoConflicts", "no conflicts found", now);
        SetCondition(status, "Established", "InitialNamesAccepted", "the initial names have been accepted", now);
        AddStoredVersion(definition, status);
        return true;
    }

    private static string? StorageVersion(MapNode definition) =>
        (definition.GetList("spec", "versions") ?? []).OfType<MapNode>().FirstOrDefault(version => version.GetBoolean("storage") == true)?.GetString("name");

    private static bool HasStoredVersion(MapNode definition, MapNode status) =>
        StorageVersion(definition) is not { } version || (status.GetList("storedVersions") ?? []).OfType<StringNode>().Any(stored => stored.Value == version);

    private static void AddStoredVersion(MapNode definition, MapNode status)
    {
        if (!HasStoredVersion(definition, status))
        {
            status.Set("storedVersions", new ListNode([.. status.GetList("storedVersions") ?? [], StorageVersion(definition)!]));
        }
    }

    private static bool IsTrue(MapNode status, string type) =>
        (status.GetList("conditions") ?? []).Any(condition => condition.GetString("type") == type && condition.GetString("status") == "True");

    private static void SetCondition(MapNode status, string type, string reason, string message, DateTimeOffset now)
    {
        if (IsTrue(status, type))
        {
            return;
        }

        var conditions = status.GetList("conditions") is { } existing ? existing : new ListNode();
        conditions.Add(new MapNode
        {
            { "type", type },
            { "status", "True" },
            { "lastTransitionTime", now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) },
            { "reason", reason },
            { "message", message },
        });
        status.Set("conditions", conditions);
    }
}
