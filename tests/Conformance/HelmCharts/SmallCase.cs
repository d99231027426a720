using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Flux.Cli.Helm;
using Flux.Conformance.HelmCharts.Servers;
using Flux.Conformance.HelmEngine;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.HelmCharts;

/// <summary>Commands on small charts, one after the other in one folder.</summary>
internal sealed class SmallCase(IHelmProgram program, MapNode item, SmallServers servers, string folder, string home)
{
    public static string? Run(IHelmProgram program, MapNode item, MapNode served, string topic)
    {
        var (folder, home) = (Directory.CreateTempSubdirectory("small"), Directory.CreateTempSubdirectory("home"));
        try
        {
            return new SmallCase(program, item, new SmallServers(served, isSigned: topic == "provenance"), folder.FullName, home.FullName).Run();
        }
        finally
        {
            folder.Delete(recursive: true);
            home.Delete(recursive: true);
        }
    }

    private string? Run()
    {
        foreach (var (name, content) in item.GetMap("files") ?? [])
        {
            Write(name, content);
        }

        foreach (var run in item.GetList("runs")!.Cast<MapNode>())
        {
            if (RunOne(run) is { } difference)
            {
                return difference;
            }
        }

        return CheckAfter();
    }

    private string? RunOne(MapNode run)
    {
        if (run.GetString("step") is { } step)
        {
            servers.Charts.Serve(run.GetString("path")!, run.GetString("text")!);
            return step == "serve" ? null : $"the step {step} is not known";
        }

        var words = run.GetList("args")!.Select(word => Fill(((StringNode)word).Value)).ToArray();
        MakeDestination(words);
        var (output, error) = (new StringWriter(), new StringWriter());
        var context = new HelmContext(Path.Combine(folder, run.GetString("cwd") ?? ""), output, error)
        {
            Input = new StringReader(run.GetString("stdin") ?? ""),
            Environment = Environment(run),
            Transport = servers,
        };
        var exit = program.Run(context, words);
        var shown = string.Join(' ', words);
        var unstable = (run.GetList("unstable") ?? []).OfType<StringNode>().Select(name => name.Value).ToArray();
        if (exit != run.GetInt64("exit"))
        {
            return $"{shown}: exit {exit} instead of {run.GetInt64("exit")}: got {error} want {run.GetString("stderr")}";
        }

        return (unstable.Contains("stdout") ? null : Same($"{shown}: stdout", Hide(run.GetString("stdout") ?? ""), Hide(output.ToString()), run.GetString("stdoutOrder") == "varies"))
            ?? (unstable.Contains("stderr") ? null : Same($"{shown}: stderr", Hide(run.GetString("stderr") ?? ""), Hide(error.ToString()), AnyOrder(run)));
    }

    /// <summary>Folders for what is pulled were there before, but for those inside of others.</summary>
    private void MakeDestination(string[] words)
    {
        var at = Array.IndexOf(words, "-d");
        if (words[0] == "pull" && at > 0 && !words[at + 1].Contains('/', StringComparison.Ordinal))
        {
            Directory.CreateDirectory(Path.Combine(folder, words[at + 1]));
        }
    }

    private Dictionary<string, string> Environment(MapNode run)
    {
        var environment = new Dictionary<string, string>
        {
            ["HOME"] = home,
            ["HELM_CACHE_HOME"] = Path.Combine(home, "cache"),
            ["HELM_CONFIG_HOME"] = Path.Combine(home, "config"),
            ["HELM_DATA_HOME"] = Path.Combine(home, "data"),
        };
        foreach (var (name, value) in (item.GetMap("env") ?? []).Concat(run.GetMap("env") ?? []))
        {
            environment[name] = Fill(((StringNode)value).Value);
        }

        return environment;
    }

    private string Fill(string text)
    {
        var filled = Placeholders.Fill(text).Replace("<tmp>", folder, StringComparison.Ordinal).Replace("<home>", home, StringComparison.Ordinal);
        return servers.ManifestDigests.LastOrDefault() is { } digest ? filled.Replace("sha256:<manifest>", digest, StringComparison.Ordinal) : filled;
    }

    private string Hide(string text)
    {
        foreach (var digest in servers.ManifestDigests)
        {
            text = text.Replace(digest, "sha256:<manifest>", StringComparison.Ordinal);
        }

        return Placeholders.Hide(text.Replace(folder, "<tmp>", StringComparison.Ordinal).Replace(home, "<home>", StringComparison.Ordinal));
    }

    private static bool AnyOrder(MapNode run) =>
        run.GetString("stderrOrder") == "varies" || (run.GetString("stderr") ?? "").Contains("the specifications of the schema(s)", StringComparison.Ordinal);

    private static string? Same(string what, string wanted, string actual, bool anyOrder) => anyOrder
        ? Compare.Text(what, Sorted(wanted), Sorted(actual))
        : Compare.Text(what, wanted, actual);

    private static string Sorted(string text) => string.Join('\n', text.Split('\n').Order(StringComparer.Ordinal));

    private void Write(string name, Node content)
    {
        var path = Path.Combine(folder, Fill(name));
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

    private string? CheckAfter()
    {
        var skipped = (item.GetList("afterUnstable") ?? []).OfType<StringNode>().Select(name => name.Value).ToHashSet(StringComparer.Ordinal);
        return (item.GetMap("after") ?? []).Where(entry => !skipped.Contains(entry.Key))
            .Select(entry => CheckFile(entry.Key, entry.Value)).FirstOrDefault(difference => difference is not null);
    }

    private string? CheckFile(string name, Node wanted)
    {
        if (Seen(name) is { } seen)
        {
            return Compare.Text(name, Compact(((StringNode)wanted).Value), Compact(Hide(seen)));
        }

        var path = Path.Combine(folder, Fill(name));
        if (!File.Exists(path))
        {
            return $"{name} was not written";
        }

        return wanted switch
        {
            StringNode text => Compare.Text(name, text.Value, Hide(File.ReadAllText(path))),
            _ when wanted.GetList("tar") is { } entries => Compare.Text(name, string.Join(' ', entries.Select(Entry)), string.Join(' ', TarEntries(path))),
            _ => Compare.Text(name, wanted.GetString("base64"), Convert.ToBase64String(File.ReadAllBytes(path))),
        };
    }

    /// <summary>What servers saw and hold is noted as files, too.</summary>
    private string? Seen(string name) => name switch
    {
        "requests.json" => JsonNodeWriter.WriteToString(new ListNode(servers.Charts.Requests)),
        "tags.json" => servers.Registry.TagList,
        "manifest.json" when servers.Registry.LastManifest is { } manifest => JsonNodeWriter.WriteToString(new MapNode
        {
            ["status"] = 200,
            ["contentType"] = "application/vnd.oci.image.manifest.v1+json",
            ["raw"] = Encoding.UTF8.GetString(manifest),
            ["config"] = Encoding.UTF8.GetString(servers.Registry.Blob(JsonNodeReader.Read(manifest).GetString("config", "digest")!)!),
        }),
        _ => null,
    };

    private static string Compact(string json) => JsonNodeWriter.WriteToString(JsonNodeReader.Read(Encoding.UTF8.GetBytes(json)));

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
