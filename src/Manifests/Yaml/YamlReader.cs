using System.Text;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml.Composing;

namespace Flux.Manifests.Yaml;

/// <summary>
/// YAML text to nodes with the meaning that Kubernetes tools give it: YAML 1.1 scalars, merge keys, keys turned into strings,
/// numbers as JSON prints them. Error texts are those of go-yaml (<c>yaml: line 3: did not find expected key</c>).
/// </summary>
public static class YamlReader
{
    /// <summary>The first document; null for an empty stream. What follows it is not read.</summary>
    /// <exception cref="ManifestException">The text is not YAML, cannot be converted to JSON, or exceeds the budget.</exception>
    public static Node Read(ReadOnlySpan<byte> utf8, YamlReadOptions? options = null) =>
        new StreamComposer(utf8, options ?? YamlReadOptions.Default).Next()?.Root ?? NullNode.Instance;

    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, YamlReadOptions?)"/>
    public static Node Read(string text, YamlReadOptions? options = null) => Read(Encoding.UTF8.GetBytes(text), options);

    /// <summary>All documents, empty ones (null) included.</summary>
    /// <exception cref="ManifestException">As for <see cref="Read(ReadOnlySpan{byte}, YamlReadOptions?)"/>, for any of them.</exception>
    public static IReadOnlyList<YamlDocument> ReadAll(ReadOnlySpan<byte> utf8, YamlReadOptions? options = null)
    {
        var stream = new StreamComposer(utf8, options ?? YamlReadOptions.Default);
        var documents = new List<YamlDocument>();
        while (stream.Next() is { } document)
        {
            documents.Add(document);
        }

        return documents;
    }

    /// <inheritdoc cref="ReadAll(ReadOnlySpan{byte}, YamlReadOptions?)"/>
    public static IReadOnlyList<YamlDocument> ReadAll(string text, YamlReadOptions? options = null) => ReadAll(Encoding.UTF8.GetBytes(text), options);
}
