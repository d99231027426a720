using System.Text.RegularExpressions;

namespace Flux.Conformance.Kustomize;

/// <summary>
/// Whether an error says what the original's said: it holds the recorded last line, or at least the innermost cause, which is
/// what a user looks for after the chain of steps that met it.
/// </summary>
internal static partial class ErrorSense
{
    private const int ShortestCause = 12;

    // After, or within, these the original dumps what it has in memory.
    private static readonly string[] _dumped =
    [
        "validator shouldn't modify the resource map", "that could accept merge of", "expected ScalarNode but got MappingNode",
    ];

    public static bool IsKept(string recorded, string message)
    {
        var lines = recorded.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (message.Contains(WithoutPrefix(lines[^1]), StringComparison.Ordinal))
        {
            return true;
        }

        if (_dumped.FirstOrDefault(cause => recorded.Contains(cause, StringComparison.Ordinal)) is { } dumped)
        {
            return message.Contains(dumped, StringComparison.Ordinal);
        }

        return lines.Any(line => Cause(WithoutPrefix(line)) is { Length: >= ShortestCause } cause && message.Contains(cause, StringComparison.Ordinal));
    }

    /// <summary>Line numbers of "already defined" are those of a text that only the original ever saw; kustomize 5.8 names the behavior that it refuses.</summary>
    private static string WithoutPrefix(string line)
    {
        line = RefusedBehavior().Replace(line, "");
        line = line.StartsWith("error: ", StringComparison.Ordinal) ? line["error: ".Length..] : line.Trim();
        var at = line.IndexOf(" already defined at line ", StringComparison.Ordinal);
        return at < 0 ? line : line[..(at + " already defined".Length)];
    }

    [GeneratedRegex(@"can not use behavior: '\w+', ")]
    private static partial Regex RefusedBehavior();

    private static string Cause(string line)
    {
        var dump = line.IndexOf(": [{", StringComparison.Ordinal);
        line = dump < 0 ? line : line[..dump];
        var at = line.LastIndexOf(": ", StringComparison.Ordinal);
        return (at < 0 ? line : line[(at + 2)..]).TrimEnd('"');
    }
}
