namespace Flux.Sources.Git.Packs;

/// <summary>Unpacked objects by position, least recently used out first. For one thread.</summary>
internal sealed class ObjectCache(long capacity)
{
    private readonly Dictionary<int, LinkedListNode<(int Position, byte[] Data)>> _nodes = [];
    private readonly LinkedList<(int Position, byte[] Data)> _order = new();
    private long _bytes;

    public byte[]? Get(int position)
    {
        if (!_nodes.TryGetValue(position, out var node))
        {
            return null;
        }

        _order.Remove(node);
        _order.AddFirst(node);
        return node.Value.Data;
    }

    public void Add(int position, byte[] data)
    {
        if (data.Length > capacity / 4 || _nodes.ContainsKey(position))
        {
            return;
        }

        _nodes.Add(position, _order.AddFirst((position, data)));
        _bytes += data.Length;
        while (_bytes > capacity)
        {
            var oldest = _order.Last!;
            _order.RemoveLast();
            _nodes.Remove(oldest.Value.Position);
            _bytes -= oldest.Value.Data.Length;
        }
    }
}
