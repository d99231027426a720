using System.Globalization;
using System.Security.Cryptography;
using Flux.Helm.Charts;
using Flux.Helm.Packaging;
using Flux.Helm.Templates.Functions.Urls;
using Flux.Manifests.Nodes;
using Flux.Sources.HelmRepositories;

namespace Flux.Cli.Helm.Repositories;

/// <summary><c>repo index</c>: writes the index of a folder of packaged charts.</summary>
internal static class IndexCommand
{
    public static void Run(HelmContext context, Flags flags)
    {
        Usage.Exactly(flags, 1, "repo index", "[DIR] [flags]");
        var folder = context.Resolve(flags.Arguments[0]);
        var time = context.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
        var records = Archives(folder).Select(file => Record(folder, file, flags.Value("url") ?? "", time)).OfType<MapNode>().ToList();
        if (flags.Value("merge") is { Length: > 0 } merge)
        {
            Merge(context, flags, merge, time, records);
        }

        var index = HelmIndex.Create(time, records);
        Write(flags, Path.Combine(folder, "index.yaml"), index);
    }

    private static void Merge(HelmContext context, Flags flags, string file, string time, List<MapNode> records)
    {
        var path = context.Resolve(file);
        if (!File.Exists(path))
        {
            Write(flags, path, HelmIndex.Create(time, []));
            return;
        }

        HelmIndex other;
        try
        {
            other = new IndexCache(context, new HelmSettings(context, flags)).LoadFile(path);
        }
        catch (CommandException error)
        {
            throw new CommandException($"merge failed: {error.Message.Replace(path, file, StringComparison.Ordinal)}");
        }

        var known = records.Select(Key).ToHashSet();
        records.AddRange(other.Records.Where(record => known.Add(Key(record))).Select(record => (MapNode)record.DeepClone()));
    }

    private static (string?, string?) Key(MapNode record) => (record.GetString("name"), record.GetString("version"));

    private static void Write(Flags flags, string path, HelmIndex index)
    {
        if (!Directory.Exists(Path.GetDirectoryName(path)))
        {
            throw new CommandException($"open {path}: no such file or directory");
        }

        if (flags.Has("json"))
        {
            File.WriteAllBytes(path, index.ToJson());
        }
        else
        {
            File.WriteAllText(path, index.ToYaml());
        }
    }

    /// <summary>The folder's archives, then those one level below.</summary>
    private static IEnumerable<string> Archives(string folder) => !Directory.Exists(folder) ? [] :
        Directory.GetFiles(folder, "*.tgz").Order(StringComparer.Ordinal)
            .Concat(Directory.GetDirectories(folder).Order(StringComparer.Ordinal).SelectMany(below => Directory.GetFiles(below, "*.tgz").Order(StringComparer.Ordinal)));

    private static MapNode? Record(string folder, string file, string baseUrl, string time)
    {
        var data = File.ReadAllBytes(file);
        if (ChartLoader.LoadArchive(data).Chart is not { } chart)
        {
            return null;
        }

        var record = ChartMetadataWriter.ToNode(chart.Metadata);
        record["urls"] = new ListNode([Url(baseUrl, Path.GetRelativePath(folder, file).Replace('\\', '/'))]);
        record["created"] = time;
        record["digest"] = Convert.ToHexStringLower(SHA256.HashData(data));
        return record;
    }

    private static string Url(string baseUrl, string path)
    {
        var url = GoUrl.TryParse(baseUrl, out _);
        return url is null ? SlashPath.Join(baseUrl, path) : (url with { Path = SlashPath.Join(url.Path, path) }).ToString();
    }
}
