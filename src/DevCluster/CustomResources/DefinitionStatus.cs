using System.Globalization;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.CustomResources;

/// <summary>The status of a CustomResourceDefinition: its names are accepted first, then it is established.</summary>
internal static class DefinitionStatus
{
    public static bool IsAccepted(MapNode definition) => IsTrue(definition, "NamesAccepted");

    public static bool IsEstablished(MapNode definition) => IsTrue(definition, "Established");

    /// <summary>Says which names are accepted; false when it says so already.</summary>
    /// <param name="others">The other definitions of the group.</param>
    public static bool AcceptNames(MapNode definition, IEnumerable<MapNode> others, DateTimeOffset now)
    {
        var conflicts = NameConflicts.Of(definition, others);
        var status = definition.GetOrAddMap("status");
        var isNew = !conflicts.Accepted.Equals(status["acceptedNames"]);
        if (isNew)
        {
            status.Set("acceptedNames", conflicts.Accepted);
        }

        var (reason, message) = conflicts.Conflict ?? ("NoConflicts", "no conflicts found");
        isNew |= SetCondition(status, "NamesAccepted", conflicts.Conflict is null, reason, message, now);
        if (!IsEstablished(definition))
        {
            isNew |= conflicts.Conflict is null
                ? SetCondition(status, "Established", false, "Installing", "the initial names have been accepted", now)
                : SetCondition(status, "Established", false, "NotAccepted", "not all names are accepted", now);
        }

        return isNew;
    }

    /// <summary>Marks a definition with accepted names as served; false when it says so already.</summary>
    public static bool Establish(MapNode definition, DateTimeOffset now) =>
        IsAccepted(definition) && SetCondition(definition.GetOrAddMap("status"), "Established", true, "InitialNamesAccepted", "the initial names have been accepted", now);

    /// <summary>Adds the version in which objects are stored from now on to those in which some may be stored.</summary>
    public static void NoteStoredVersion(MapNode definition)
    {
        var version = (definition.GetList("spec", "versions") ?? []).OfType<MapNode>().FirstOrDefault(version => version.GetBoolean("storage") == true)?.GetString("name");
        var status = definition.GetOrAddMap("status");
        var stored = status.GetList("storedVersions") ?? new ListNode();
        if (version is not null && !stored.Contains(version))
        {
            status.Set("storedVersions", new ListNode([.. stored, version]));
        }
    }

    private static bool IsTrue(MapNode definition, string type) =>
        (definition.GetList("status", "conditions") ?? []).Any(condition => condition.GetString("type") == type && condition.GetString("status") == "True");

    private static bool SetCondition(MapNode status, string type, bool isTrue, string reason, string message, DateTimeOffset now)
    {
        var conditions = status.GetList("conditions") ?? new ListNode();
        var condition = conditions.OfType<MapNode>().FirstOrDefault(candidate => candidate.GetString("type") == type);
        var value = isTrue ? "True" : "False";
        if (condition?.GetString("status") == value && condition.GetString("reason") == reason && condition.GetString("message") == message)
        {
            return false;
        }

        if (condition is null)
        {
            condition = new MapNode { { "type", type } };
            conditions.Add(condition);
        }

        if (condition.GetString("status") != value)
        {
            condition.Set("status", value);
            condition.Set("lastTransitionTime", now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        }

        condition.Set("reason", reason);
        condition.Set("message", message);
        status.Set("conditions", conditions);
        return true;
    }
}
