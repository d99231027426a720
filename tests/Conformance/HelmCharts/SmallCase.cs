using System.Formats.Tar;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Flux.Cli.Helm;
using Flux.Conformance.HelmEngine;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.HelmCharts;

/// <summary>Commands on small charts, one after the other in one folder.</summary>
internal static partial class SmallCase
{
    public static string? Run(MapNode item)
    {
        var folder = Directory.CreateTempSubdirectory("small");
        try
        {
            foreach (var (name, content) in item.GetMap("files") ?? [])
            {
                Write(folder.FullName, name, content);
            }

            foreach (var run in item.GetList("runs")!.Cast<MapNode>())
            {
                if (RunOne(folder.FullName, run) is { } difference)
                {
                    return difference;
                }
            }

            return CheckAfter(folder.FullName, item.GetMap("after"), item.GetList("afterUnstable"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string? RunOne(string folder, MapNode run)
    {
        if (run.GetList("args") is not { } args)
        {
            return "a server is needed";
        }

        var words = args.Select(word => ((StringNode)word).Value).ToArray();
        var (output, error) = (new StringWriter(), new StringWriter());
        var context = new HelmContext(Path.Combine(folder, run.GetString("cwd") ?? ""), output, error) { Input = new StringReader(run.GetString("stdin") ?? "") };
        var exit = HelmCommands.Run(context, words);
        var shown = string.Join(' ', words);
        var unstable = (run.GetList("unstable") ?? []).OfType<StringNode>().Select(name => name.Value).ToArray();
        if (exit != run.GetInt64("exit"))
        {
            return $"{shown}: exit {exit} instead of {run.GetInt64("exit")}: got {error} want {run.GetString("stderr")}";
        }

        return (unstable.Contains("stdout") ? null : Same($"{shown}: stdout", run.GetString("stdout") ?? "", Normalise(output.ToString(), folder), run.GetString("stdoutOrder") == "varies"))
            ?? (unstable.Contains("stderr") ? null : Same($"{shown}: stderr", run.GetString("stderr") ?? "", Normalise(error.ToString(), folder), AnyOrder(run)));
    }

    private static bool AnyOrder(MapNode run) =>
        run.GetString("stderrOrder") == "varies" || (run.GetString("stderr") ?? "").Contains("the specifications of the schema(s)", StringComparison.Ordinal);

    private static string? Same(string what, string wanted, string actual, bool anyOrder) => anyOrder
        ? Compare.Text(what, Sorted(wanted), Sorted(actual))
        : Compare.Text(what, wanted, actual);

    private static string Sorted(string text) => string.Join('\n', text.Split('\n').Order(StringComparer.Ordinal));

    private static string Normalise(string text, string folder) =>
        Deployed().Replace(text.Replace(folder, "<tmp>", StringComparison.Ordinal), "LAST DEPLOYED: <time>");

    [GeneratedRegex("LAST DEPLOYED: .*")]
    private static partial Regex Deployed();

    private static void Write(string folder, string name, Node content)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (content is StringNode text)
        {
            File.WriteAllText(path, text.Value);
        }
        else if (content.GetString("base64") is { } encoded)
        {
            File.WriteAllBytes(path, Convert.FromBase64String(encoded));
        }
        else if (content.GetString("symlink") is { } target)
        {
            File.CreateSymbolicLink(path, target);
        }
    }

    private static string? CheckAfter(string folder, MapNode? after, ListNode? unstable)
    {
        var skipped = (unstable ?? []).OfType<StringNode>().Select(name => name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, wanted) in after ?? [])
        {
            var path = Path.Combine(folder, name);
            if (skipped.Contains(name))
            {
                continue;
            }

            if (!File.Exists(path))
            {
                return $"{name} was not written";
            }

            if (wanted is StringNode text && Compare.Text(name, text.Value, File.ReadAllText(path)) is { } difference)
            {
                return difference;
            }

            if (wanted.GetList("tar") is { } entries && Compare.Text(name, string.Join(' ', entries.Select(Entry)), string.Join(' ', TarEntries(path))) is { } other)
            {
                return other;
            }
        }

        return null;
    }

    private static string Entry(Node entry) => $"{entry.GetString("name")}:{entry.GetInt64("size")}";

    private static IEnumerable<string> TarEntries(string path)
    {
        using var reader = new TarReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.GetNextEntry() is { } entry)
        {
            yield return $"{entry.Name}:{entry.Length}";
        }
    }
}
