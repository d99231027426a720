using System.Text;
using Flux.Manifests;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;
using Flux.Sources.Versions;

namespace Flux.Sources.HelmRepositories;

/// <summary>The index of a Helm repository: charts whose metadata is valid, the newest version first.</summary>
public sealed class HelmIndex
{
    private readonly MapNode _document;
    private readonly Dictionary<string, IReadOnlyList<HelmChartVersion>> _entries = new(StringComparer.Ordinal);

    private HelmIndex(MapNode document)
    {
        _document = document;
        foreach (var (name, versions) in document.GetMap("entries") ?? [])
        {
            _entries[name] = [.. (versions as ListNode ?? []).OfType<MapNode>().Select(HelmChartVersion.Of)];
        }
    }

    public IReadOnlyDictionary<string, IReadOnlyList<HelmChartVersion>> Entries => _entries;

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
                ? new HelmIndex(Clean(document))
                : throw new SourceException("no API version specified");
        }
        catch (SourceException error) when (!isJson && (error.Message.StartsWith("json: ", StringComparison.Ordinal) || error.Message.StartsWith("parsing time", StringComparison.Ordinal)))
        {
            throw new SourceException("error unmarshaling JSON: while decoding JSON: " + error.Message, error);
        }
    }

    /// <summary>The index as it is stored: indented JSON.</summary>
    public byte[] ToJson() => Encoding.UTF8.GetBytes(GoJson.Write(_document));

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

    private static MapNode Clean(MapNode document)
    {
        var entries = document.GetMap("entries");
        foreach (var name in entries?.Keys.ToArray() ?? [])
        {
            if (entries![name] is ListNode versions)
            {
                entries.Set(name, new ListNode(Sort(versions.OfType<MapNode>().Select(IndexMetadata.Clean).Where(IndexMetadata.IsValid))));
            }
        }

        return document;
    }

    private static IEnumerable<Node> Sort(IEnumerable<MapNode> versions) => versions
        .Select(record => (Record: record, Version: SemanticVersion.TryParse(record.GetString("version") ?? "", out var version, out _) ? version : null))
        .OrderByDescending(item => item.Version!, Comparer<SemanticVersion>.Create((left, right) => left.CompareTo(right)))
        .Select(item => item.Record);
}
