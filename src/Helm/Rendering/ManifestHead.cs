using Flux.Manifests.Nodes;

namespace Flux.Helm.Rendering;

/// <summary>What sorting needs to know of a document.</summary>
public sealed record ManifestHead(string ApiVersion, string Kind, string Name, IReadOnlyDictionary<string, string>? Annotations)
{
    /// <summary>True when the document has a metadata map.</summary>
    public bool HasMetadata { get; init; }

    /// <summary>Reads the head of a document; the error is that of a decoder into typed fields.</summary>
    internal static ManifestHead Read(Node node)
    {
        if (node is NullNode)
        {
            return new ManifestHead("", "", "", null);
        }

        var decoder = new TypedDecoder("SimpleHead");
        var map = decoder.Root(node, "util.SimpleHead") ?? [];
        var metadata = decoder.Map(map, "metadata", "metadata", "struct { Name string \"json:\\\"name\\\"\"; Annotations map[string]string \"json:\\\"annotations\\\"\" }");
        return new ManifestHead(
            decoder.Text(map, "apiVersion", "apiVersion"),
            decoder.Text(map, "kind", "kind"),
            metadata is null ? "" : decoder.Text(metadata, "name", "metadata.name"),
            metadata is null ? null : decoder.TextMap(metadata, "annotations", "metadata.annotations"))
        {
            HasMetadata = metadata is not null,
        }
        .Checked(decoder);
    }

    private ManifestHead Checked(TypedDecoder decoder)
    {
        decoder.ThrowIfFailed();
        return this;
    }
}
