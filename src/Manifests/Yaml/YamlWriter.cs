using System.Buffers;
using System.Text;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml.Writing;

namespace Flux.Manifests.Yaml;

/// <summary>
/// Nodes to YAML text, byte for byte as sigs.k8s.io/yaml prints them: keys in its natural order, lists not indented under
/// their key, strings quoted only where YAML 1.1 would read something else.
/// </summary>
public static class YamlWriter
{
    /// <summary>One document with a final line feed and without <c>---</c>.</summary>
    /// <exception cref="ManifestException">A string has characters that YAML forbids, such as U+007F.</exception>
    public static string Write(Node node, YamlWriteOptions? options = null)
    {
        var output = new OutputBuffer();
        new YamlEmitter(output, options ?? YamlWriteOptions.Default).WriteDocument(node);
        return Encoding.UTF8.GetString(output.Written);
    }

    /// <inheritdoc cref="Write(Node, YamlWriteOptions?)"/>
    public static void WriteUtf8(Node node, IBufferWriter<byte> output, YamlWriteOptions? options = null)
    {
        var buffer = new OutputBuffer();
        new YamlEmitter(buffer, options ?? YamlWriteOptions.Default).WriteDocument(node);
        output.Write(buffer.Written);
    }
}
