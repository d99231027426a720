using System.Text;
using Flux.Manifests;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Versions;
using Flux.Manifests.Yaml;

namespace Flux.Sources.HelmRepositories;

/// <summary>The index of a Helm repository: charts whose metadata is valid, the newest version first.</summary>
public sealed class HelmIndex
{
    private readonly MapNode _document;
    private readonly Dictionary<string, IReadOnlyList<HelmChartVersion>> _entries = new(StringComparer.Ordinal);

    private HelmIndex(MapNode document, IReadOnlyList<SkippedChartVersion> skipped)
    {
        (_document, Skipped) = (document, skipped);
        foreach (var (name, versions) in document.GetMap("entries") ?? [])
        {
            _entries[name] = [.. (versions as ListNode ?? []).OfType<MapNode>().Select(HelmChartVersion.Of)];
        }
    }

    public IReadOnlyDictionary<string, IReadOnlyList<HelmChartVersion>> Entries => _entries;

    /// <summary>What was left out, the last of a chart first.</summary>
    public IReadOnlyList<SkippedChartVersion> Skipped { get; }

    /// <summary>Reads an <c>index.yaml</c>, which may be JSON. Entries with invalid metadata are left out.</summary>
    /// <exception cref="SourceException">The file as a whole cannot be used.</exception>
    public static HelmIndex Parse(byte[] data)
    {
        if (data.Length == 0)
        {
            throw new SourceException("empty index.yaml file");
        }

        var (root, isJson) = Read(data);
        try
        {
            var source = root is NullNode ? [] : root as MapNode
                ?? throw new SourceException($"json: cannot unmarshal {IndexDecoder.TypeOf(root)} into Go value of type repo.IndexFile");
            var document = new IndexDecoder(rejectUnknown: !isJson).Record(source, IndexSchema.File);
            return document.GetString("apiVersion") is { Length: > 0 }
                ? Clean(document, source)
                : throw new SourceException("no API version specified");
        }
        catch (SourceException error) when (!isJson && (error.Message.StartsWith("json: ", StringComparison.Ordinal) || error.Message.StartsWith("parsing time", StringComparison.Ordinal)))
        {
            throw new SourceException("error unmarshaling JSON: while decoding JSON: " + error.Message, error);
        }
    }

    /// <summary>The index as it is stored: indented JSON.</summary>
    public byte[] ToJson() => Encoding.UTF8.GetBytes(GoJson.Write(_document));

    /// <summary>The index of charts that were just read, the newest version of each first.</summary>
    /// <param name="generated">RFC 3339.</param>
    /// <param name="records">Metadata of each version with <c>urls</c>, <c>created</c> and <c>digest</c>.</param>
    public static HelmIndex Create(string generated, IEnumerable<MapNode> records)
    {
        var decoder = new IndexDecoder(rejectUnknown: false);
        var entries = new MapNode();
        foreach (var chart in records.GroupBy(record => record.GetString("name")!).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            entries.Set(chart.Key, new ListNode(Sort(chart.Select(record => decoder.Record(record, IndexSchema.ChartVersion)))));
        }

        return new HelmIndex(new MapNode { ["apiVersion"] = "v1", ["generated"] = generated, ["entries"] = entries }, []);
    }

    /// <summary>The versions of all charts, as they are written.</summary>
    public IEnumerable<MapNode> Records => (_document.GetMap("entries") ?? []).SelectMany(entry => entry.Value as ListNode ?? []).OfType<MapNode>();

    /// <summary>The index as YAML, keys in order.</summary>
    public string ToYaml() => YamlWriter.Write(_document);

    private static (Node Root, bool IsJson) Read(byte[] data)
    {
        try
        {
            return (JsonNodeReader.Read(data), true);
        }
        catch (ManifestException)
        {
            // Not JSON, so it is YAML, if anything.
        }

        try
        {
            return (YamlReader.Read(data, YamlReadOptions.Strict), false);
        }
        catch (ManifestException error)
        {
            throw new SourceException("error converting YAML to JSON: " + error.Message, error);
        }
    }

    private static HelmIndex Clean(MapNode document, MapNode source)
    {
        var skipped = new List<SkippedChartVersion>();
        var entries = document.GetMap("entries");
        foreach (var name in entries?.Keys.ToArray() ?? [])
        {
            skipped.AddRange((source.GetMap("entries")?.GetList(name) ?? []).OfType<NullNode>().Select(_ => new SkippedChartVersion(name, "", null)));
            if (entries![name] is ListNode versions)
            {
                var records = versions.OfType<MapNode>().Select(IndexMetadata.Clean).Select(record => (Record: record, Problem: IndexMetadata.Problem(record))).ToArray();
                skipped.AddRange(records.Reverse()
                    .Where(item => item.Problem is not null).Select(item => new SkippedChartVersion(name, item.Record.GetString("version") ?? "", item.Problem)));
                entries.Set(name, new ListNode(Sort(records.Where(item => item.Problem is null).Select(item => item.Record))));
            }
        }

        return new HelmIndex(document, skipped);
    }

    private static IEnumerable<Node> Sort(IEnumerable<MapNode> versions) => versions
        .Select(record => (Record: record, Version: SemanticVersion.TryParse(record.GetString("version") ?? "", out _)))
        .OrderByDescending(item => item.Version!, Comparer<SemanticVersion>.Create((left, right) => left.CompareTo(right)))
        .Select(item => item.Record);
}
