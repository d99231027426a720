using System.Text;
using Flux.Manifests;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Sops.Formats;

/// <summary>YAML in SOPS' layout. Comments are not kept: nothing reads them in what is built from the file.</summary>
internal sealed class YamlStore : ISopsStore
{
    private static readonly YamlWriteOptions Layout = new()
    {
        KeepKeyOrder = true, IndentWidth = 4, IndentSequences = true, KeepNumberText = true, Width = int.MaxValue,
    };

    public MapNode Load(ReadOnlySpan<byte> data)
    {
        try
        {
            return YamlReader.Read(data) as MapNode ?? throw new SopsException("the document is not a map");
        }
        catch (ManifestException error)
        {
            throw new SopsException($"Error unmarshaling input yaml: {error.Message}");
        }
    }

    public byte[] Emit(MapNode tree) => Encoding.UTF8.GetBytes(YamlWriter.Write(tree, Layout));
}
