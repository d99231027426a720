using System.Text;
using Flux.Manifests;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeHttp;

/// <summary>What came back.</summary>
internal sealed record Answer(int Status, IReadOnlyDictionary<string, IReadOnlyList<string>> Headers, byte[] Bytes)
{
    /// <summary>The bytes as JSON, or null when they are none.</summary>
    public Node? Body { get; } = Parse(Bytes);

    public string Text => Encoding.UTF8.GetString(Bytes);

    private static Node? Parse(byte[] bytes)
    {
        try
        {
            return bytes.Length > 0 && bytes[0] is (byte)'{' or (byte)'[' ? JsonNodeReader.Read(bytes) : null;
        }
        catch (ManifestException)
        {
            return null;
        }
    }
}
