using System.Text;
using Flux.Helm.Charts;
using Flux.Helm.Packaging;
using Flux.Manifests.Nodes;

namespace Flux.Helm.Registries;

/// <summary>A chart as it is pushed: its manifest and what that refers to.</summary>
public sealed record ChartArtifact(RegistryBlob Manifest, IReadOnlyList<RegistryBlob> Blobs)
{
    private static readonly string[] Fixed = ["org.opencontainers.image.version", "org.opencontainers.image.title"];

    /// <param name="archive">The packaged chart.</param>
    /// <param name="metadata">Of the chart in it.</param>
    /// <param name="provenance">Its signature, or null.</param>
    /// <param name="created">RFC 3339.</param>
    public static ChartArtifact Create(byte[] archive, ChartMetadata metadata, byte[]? provenance, string created)
    {
        var config = new RegistryBlob(ChartMediaTypes.Config, Encoding.UTF8.GetBytes(GoJsonText.Write(ChartMetadataWriter.ToNode(metadata))));
        List<RegistryBlob> layers = [new(ChartMediaTypes.Archive, archive)];
        if (provenance is not null)
        {
            layers.Add(new RegistryBlob(ChartMediaTypes.Provenance, provenance));
        }

        layers = [.. layers.OrderBy(layer => layer.Digest, StringComparer.Ordinal)];
        var manifest = new MapNode
        {
            ["schemaVersion"] = 2,
            ["config"] = config.Descriptor,
            ["layers"] = new ListNode(layers.Select(layer => layer.Descriptor)),
            ["annotations"] = Annotations(metadata, created),
        };
        return new ChartArtifact(new RegistryBlob(ChartMediaTypes.Manifest, Encoding.UTF8.GetBytes(GoJsonText.Write(manifest))), [config, .. layers]);
    }

    private static MapNode Annotations(ChartMetadata metadata, string created)
    {
        var annotations = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["org.opencontainers.image.description"] = metadata.Description,
            ["org.opencontainers.image.title"] = metadata.Name,
            ["org.opencontainers.image.version"] = metadata.Version,
            ["org.opencontainers.image.url"] = metadata.Home,
            ["org.opencontainers.image.created"] = created,
            ["org.opencontainers.image.source"] = metadata.Sources.Count > 0 ? metadata.Sources[0] : "",
            ["org.opencontainers.image.authors"] = string.Join(", ", metadata.Maintainers.Select(Author)),
        };
        foreach (var key in annotations.Keys.Where(key => string.IsNullOrWhiteSpace(annotations[key])).ToArray())
        {
            annotations.Remove(key);
        }

        foreach (var (key, value) in (metadata.Annotations ?? new Dictionary<string, string>()).Where(own => !Fixed.Contains(own.Key)))
        {
            annotations[key] = value;
        }

        var node = new MapNode();
        foreach (var (key, value) in annotations)
        {
            node[key] = value;
        }

        return node;
    }

    private static string Author(Maintainer maintainer) => maintainer.Name + (maintainer.Email.Length > 0 ? $" ({maintainer.Email})" : "");
}
