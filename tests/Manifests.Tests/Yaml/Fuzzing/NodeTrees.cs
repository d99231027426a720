using System.Globalization;
using System.Text;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.Tests.Yaml.Fuzzing;

/// <summary>Trees with the scalars that are hard to write.</summary>
internal static class NodeTrees
{
    private static readonly string[] Words =
    [
        "", " ", "a", "a b", "yes", "no", "null", "~", "1", "1.5", "0x1", "1e3", "-", "- a", "a: b", "a:", ": a", "#", "a #b", "'", "\"", "\\", "\n", "a\n", "\na", "a\n\n", " a\nb", "a \nb", "a\n b", "\t", "a\tb",
        "{", "[", "&a", "*a", "!a", "|", ">", "%", "@", "`", "---", "--- a", "...", "?", "? a", "=", "<<", "2001-01-01", "12:30", "é", "😀", "\u2028", "a\u2028b", "\u00a0", "\u0000", "\u001b", "\ufeff", "\ufeffa", "\r", "a\r\nb",
    ];

    public static Node Create(Random random, int depth = 0) => random.Next(depth > 4 ? 6 : 9) switch
    {
        0 => NullNode.Instance,
        1 => BooleanNode.Of(random.Next(2) == 0),
        2 => NumberNode.Of(random.NextInt64(-1000, 1000)),
        3 => new NumberNode((random.NextDouble() * Math.Pow(10, random.Next(-12, 25))).ToString("R", CultureInfo.InvariantCulture)),
        4 or 5 => Text(random),
        6 or 7 => Map(random, depth),
        _ => new ListNode(Enumerable.Range(0, random.Next(5)).Select(_ => Create(random, depth + 1))),
    };

    /// <summary>Characters that the way over JSON turns into a space.</summary>
    public static bool HasFoldedCharacters(Node tree) => tree switch
    {
        StringNode text => text.Value.Contains('\u0085', StringComparison.Ordinal),
        MapNode map => map.Any(entry => entry.Key.Contains('\u0085', StringComparison.Ordinal) || HasFoldedCharacters(entry.Value)),
        ListNode list => list.Any(HasFoldedCharacters),
        _ => false,
    };

    /// <summary>The key <c>&lt;&lt;</c> is written plain, as Kubernetes' library does, and read as a merge.</summary>
    public static bool HasMergeKey(Node tree) => tree switch
    {
        MapNode map => map.ContainsKey("<<") || map.Any(entry => HasMergeKey(entry.Value)),
        ListNode list => list.Any(HasMergeKey),
        _ => false,
    };

    private static MapNode Map(Random random, int depth)
    {
        var map = new MapNode();
        for (var i = random.Next(5); i > 0; i--)
        {
            map.Set(Text(random).Value, Create(random, depth + 1));
        }

        return map;
    }

    private static StringNode Text(Random random)
    {
        var text = new StringBuilder(Words[random.Next(Words.Length)]);
        for (var i = random.Next(4); i > 0; i--)
        {
            text.Append(random.Next(5) == 0 ? "some longer words that make the line fold somewhere " : Words[random.Next(Words.Length)]);
        }

        return new StringNode(text.ToString());
    }
}
