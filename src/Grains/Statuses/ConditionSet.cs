using System.Buffers;
using System.Text;
using Flux.Manifests.Nodes;

namespace Flux.Grains.Statuses;

/// <summary>
/// Edits <c>status.conditions</c> in place: one entry per type, the transition time moves only with the status, and the order
/// is Flux': Stalled, Reconciling, Ready, then those that observe the latest generation, by name.
/// </summary>
/// <param name="status">The status in work.</param>
/// <param name="generation">What the conditions observe.</param>
public sealed class ConditionSet(MapNode status, long generation, TimeProvider time)
{
    private const int LongestMessage = 32768;
    private const string Ellipsis = "...";

    private static readonly string[] First = [ConditionTypes.Stalled, ConditionTypes.Reconciling, ConditionTypes.Ready];

    public MapNode? Find(string type) => List().OfType<MapNode>().FirstOrDefault(condition => condition.GetString("type") == type);

    public bool IsTrue(string type) => Find(type).GetString("status") == "True";

    public bool IsFalse(string type) => Find(type).GetString("status") == "False";

    /// <summary>Empty when there is no such condition.</summary>
    public string Status(string type) => Find(type).GetString("status") ?? "";

    public string Message(string type) => Find(type).GetString("message") ?? "";

    public string Reason(string type) => Find(type).GetString("reason") ?? "";

    public void Set(string type, string value, string reason, string message)
    {
        var previous = Find(type);
        var since = previous.GetString("status") == value ? previous.GetString("lastTransitionTime") : null;
        var next = new MapNode
        {
            { "lastTransitionTime", since ?? Timestamps.Format(time.GetUtcNow()) },
            { "message", Fit(message) },
            { "observedGeneration", generation },
            { "reason", reason },
            { "status", value },
            { "type", type },
        };
        Replace(List().Where(condition => condition.GetString("type") != type).Append(next));
    }

    /// <summary>Makes a condition observe the generation without saying anything else.</summary>
    public void Observe(string type)
    {
        if (Find(type) is { } condition)
        {
            var next = condition.Copy();
            next.Set("observedGeneration", generation);
            Replace(List().Where(other => other.GetString("type") != type).Append(next));
        }
    }

    public void Remove(string type)
    {
        if (Find(type) is not null)
        {
            Replace(List().Where(condition => condition.GetString("type") != type));
        }
    }

    /// <summary>Cut to what the schema of a condition allows.</summary>
    private static string Fit(string message)
    {
        if (Encoding.UTF8.GetByteCount(message) <= LongestMessage)
        {
            return message;
        }

        var bytes = Encoding.UTF8.GetBytes(message).AsSpan(0, LongestMessage - Ellipsis.Length);
        while (Rune.DecodeLastFromUtf8(bytes, out _, out var length) != OperationStatus.Done)
        {
            bytes = bytes[..^length];
        }

        return Encoding.UTF8.GetString(bytes) + Ellipsis;
    }

    private IEnumerable<Node> List() => status.GetList("conditions") ?? Enumerable.Empty<Node>();

    private void Replace(IEnumerable<Node> conditions) =>
        status.Set("conditions", new ListNode(conditions
            .OrderBy(condition => Rank(condition.GetString("type") ?? ""))
            .ThenByDescending(condition => condition.GetInt64("observedGeneration") ?? 0)
            .ThenBy(condition => condition.GetString("type"), StringComparer.Ordinal)));

    private static int Rank(string type) => Array.IndexOf(First, type) is var at && at >= 0 ? at : First.Length;
}
