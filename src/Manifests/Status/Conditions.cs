using System.Globalization;
using System.Text;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.Status;

/// <summary>Reads and changes <c>status.conditions</c> of an object as Flux' controllers do.</summary>
public static class Conditions
{
    private const int MaxMessageBytes = 32_768;
    private const string Ellipsis = "...";

    private static readonly string[] First = ["Stalled", "Reconciling", "Ready"];

    /// <summary>The condition of a type; null when the object has none.</summary>
    public static MapNode? Get(MapNode item, string type) =>
        item.GetList("status", "conditions")?.OfType<MapNode>().FirstOrDefault(condition => condition.GetString("type") == type);

    public static bool IsTrue(MapNode item, string type) => Get(item, type).GetString("status") == "True";

    /// <summary>
    /// Sets a condition with the object's generation. The transition time changes only with status, reason or message; a message
    /// that is too long is cut. The three conditions that tools look at stand first.
    /// </summary>
    /// <param name="item">The object.</param>
    /// <param name="condition">Type, reason and message.</param>
    /// <param name="status">True, False or null for Unknown.</param>
    /// <param name="time">Where the time comes from.</param>
    public static void Set(MapNode item, StatusCondition condition, bool? status, TimeProvider time)
    {
        var next = new MapNode
        {
            { "type", condition.Type },
            { "status", status switch { true => "True", false => "False", _ => "Unknown" } },
            { "reason", condition.Reason },
            { "message", Cut(condition.Message) },
            { "observedGeneration", item.GetInt64("metadata", "generation") ?? 0 },
        };
        var previous = Get(item, condition.Type);
        var isSame = previous is not null && new[] { "status", "reason", "message" }.All(key => next[key]!.Equals(previous[key]));
        var now = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        next.Set("lastTransitionTime", isSame && previous!["lastTransitionTime"] is { } unchanged ? unchanged : now);
        Replace(item, condition.Type, next);
    }

    public static void Remove(MapNode item, string type)
    {
        if (Get(item, type) is not null)
        {
            Replace(item, type, replacement: null);
        }
    }

    private static void Replace(MapNode item, string type, MapNode? replacement)
    {
        var conditions = (item.GetList("status", "conditions") ?? []).OfType<MapNode>().Where(condition => condition.GetString("type") != type).ToList();
        if (replacement is not null)
        {
            conditions.Add(replacement);
        }

        var sorted = conditions
            .OrderBy(condition => Array.IndexOf(First, condition.GetString("type")) is >= 0 and var rank ? rank : First.Length)
            .ThenByDescending(condition => condition.GetInt64("observedGeneration") ?? 0)
            .ThenBy(condition => condition.GetString("type"), StringComparer.Ordinal);
        item.GetOrAddMap("status").Set("conditions", new ListNode(sorted));
    }

    private static string Cut(string message)
    {
        var bytes = Encoding.UTF8.GetBytes(message);
        if (bytes.Length <= MaxMessageBytes)
        {
            return message;
        }

        var end = MaxMessageBytes - Ellipsis.Length;
        while ((bytes[end] & 0xC0) == 0x80)
        {
            end--;
        }

        return Encoding.UTF8.GetString(bytes, 0, end) + Ellipsis;
    }
}
