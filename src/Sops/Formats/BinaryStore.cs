using System.Text;
using Flux.Manifests.Nodes;

namespace Flux.Sops.Formats;

internal sealed class BinaryStore : ISopsStore
{
    private const string Field = "data";

    public MapNode Load(ReadOnlySpan<byte> data) => new JsonStore().Load(data);

    public byte[] Emit(MapNode tree) => tree[Field] is StringNode text
        ? Encoding.UTF8.GetBytes(text.Value)
        : throw new SopsException("error emitting binary store: no binary data found in tree");
}
