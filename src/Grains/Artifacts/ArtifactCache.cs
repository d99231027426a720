namespace Flux.Grains.Artifacts;

/// <summary>
/// The unpacked artifacts that are in use, by digest: hundreds of Kustomizations over one repository unpack it once. Keeps the
/// most recently used ones; requests for the same content that come together wait for one load.
/// </summary>
internal sealed class ArtifactCache(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Digest, Task<ArtifactFetch> Load)>> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Digest, Task<ArtifactFetch> Load)> _order = new();

    public async Task<ArtifactFetch> GetAsync(string digest, Func<Task<ArtifactFetch>> load)
    {
        Task<ArtifactFetch> task;
        lock (_gate)
        {
            task = Find(digest) ?? Add(digest, load());
        }

        try
        {
            var result = await task;
            if (result.Files is null)
            {
                Forget(digest);
            }

            return result;
        }
        catch
        {
            Forget(digest);
            throw;
        }
    }

    private Task<ArtifactFetch>? Find(string digest)
    {
        if (!_entries.TryGetValue(digest, out var node))
        {
            return null;
        }

        _order.Remove(node);
        _order.AddFirst(node);
        return node.Value.Load;
    }

    private Task<ArtifactFetch> Add(string digest, Task<ArtifactFetch> load)
    {
        _entries.Add(digest, _order.AddFirst((digest, load)));
        if (_order.Count > capacity)
        {
            _entries.Remove(_order.Last!.Value.Digest);
            _order.RemoveLast();
        }

        return load;
    }

    private void Forget(string digest)
    {
        lock (_gate)
        {
            if (_entries.Remove(digest, out var node))
            {
                _order.Remove(node);
            }
        }
    }
}
