using Flux.Cli.Helm;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.HelmCharts;

/// <summary>One command on a packaged chart, in a folder of its own.</summary>
internal static class ChartCase
{
    public static string? Run(IHelmProgram program, MapNode item, string archiveName, byte[] archive, string expected)
    {
        var folder = Directory.CreateTempSubdirectory("charts");
        try
        {
            File.WriteAllBytes(Path.Combine(folder.FullName, archiveName), archive);
            foreach (var (name, content) in item.GetMap("files") ?? [])
            {
                var path = Path.Combine(folder.FullName, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, ((StringNode)content).Value);
            }

            var (output, error) = (new StringWriter(), new StringWriter());
            var exit = program.Run(new HelmContext(folder.FullName, output, error), [.. item.GetList("args")!.Select(word => ((StringNode)word).Value)]);
            return Compare(item, exit, error.ToString(), expected, output.ToString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string? Compare(MapNode item, int exit, string error, string expected, string output)
    {
        var wantedError = item.GetString("stderr") ?? "";
        if (exit != item.GetInt64("exit"))
        {
            return $"exit {exit} instead of {item.GetInt64("exit")}, stderr: {error.Trim()} | wanted: {wantedError.Trim()}";
        }

        // Schema violations and warnings of merging come in the order of a Go map: any.
        var anyOrder = item.GetString("stderrOrder") == "varies" || wantedError.Contains("the specifications of the schema(s)", StringComparison.Ordinal) ||
            wantedError.Contains("level=INFO", StringComparison.Ordinal);
        if (!SameLines(wantedError, error, anyOrder))
        {
            return $"stderr: want {wantedError} got {error}";
        }

        if (item.GetString("documentOrder") == "varies")
        {
            return Documents(expected).SequenceEqual(Documents(output)) ? null : "documents differ";
        }

        var unstable = (item.GetList("unstable") ?? []).Select(line => (int)((NumberNode)line).ToDouble()).ToHashSet();
        if (item.GetString("blankLines") == "varies")
        {
            (expected, output) = (WithoutBlanks(expected), WithoutBlanks(output));
        }

        return TextDifference.Find(expected, output, unstable);
    }

    private static bool SameLines(string wanted, string actual, bool anyOrder) =>
        anyOrder ? wanted.Split('\n').Order(StringComparer.Ordinal).SequenceEqual(actual.Split('\n').Order(StringComparer.Ordinal)) : wanted == actual;

    private static string WithoutBlanks(string text) => string.Join('\n', text.Split('\n').Where(line => line.Trim().Length > 0).Select(line => line.TrimEnd()));

    private static IEnumerable<string> Documents(string text) =>
        text.Split("\n---").Select(document => string.Join('\n', document.Split('\n').Where(line => line.Trim().Length > 0 && line != "---"))).Order(StringComparer.Ordinal);
}
