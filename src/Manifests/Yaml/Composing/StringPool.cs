using System.Text;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.Yaml.Composing;

/// <summary>
/// Short strings met before in the same stream. Manifests repeat their keys and many of their values, so most scalars cost
/// no allocation. A slot holds the newest string with its hash.
/// </summary>
internal sealed class StringPool
{
    private const int Slots = 1024;
    private const int LongestPooled = 40;

    private readonly StringNode?[] _nodes = new StringNode?[Slots];

    public string GetString(ReadOnlySpan<byte> utf8) =>
        utf8.Length <= LongestPooled ? GetPooled(utf8).Value : Encoding.UTF8.GetString(utf8);

    public StringNode GetNode(ReadOnlySpan<byte> utf8) =>
        utf8.Length <= LongestPooled ? GetPooled(utf8) : new StringNode(Encoding.UTF8.GetString(utf8));

    private StringNode GetPooled(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return StringNode.Empty;
        }

        ref var slot = ref _nodes[Hash(utf8)];
        if (slot is not null && slot.Value.Length == utf8.Length && Ascii.Equals(utf8, slot.Value))
        {
            return slot;
        }

        return slot = new StringNode(Encoding.UTF8.GetString(utf8));
    }

    private static int Hash(ReadOnlySpan<byte> utf8)
    {
        uint hash = 2166136261;
        foreach (var value in utf8)
        {
            hash = (hash ^ value) * 16777619;
        }

        return (int)((hash ^ (hash >> 15)) & (Slots - 1));
    }
}
