using System.Runtime.InteropServices;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.ObjectStore.Memory;

namespace Flux.ObjectStore;

/// <summary>One version of an object: immutable, shared by every reader.</summary>
public sealed class StoredObject
{
    private volatile MapNode? _root;
    private TreeCache? _trees;
    private bool _isRead;

    /// <param name="version">The change that made this version: its <c>metadata.resourceVersion</c>.</param>
    /// <param name="json">The object as JSON, its resourceVersion included. Must not be changed afterwards.</param>
    /// <param name="root">The same object parsed and frozen, when the caller has it.</param>
    public StoredObject(ObjectKey key, long version, ReadOnlyMemory<byte> json, MapNode? root = null)
    {
        Key = key;
        Version = version;
        Json = json;
        _root = (MapNode?)root?.Freeze();
    }

    public ObjectKey Key { get; }

    public long Version { get; }

    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>The JSON as an array, without a copy where it fills one: for drivers that take nothing else.</summary>
    internal byte[] JsonArray =>
        MemoryMarshal.TryGetArray(Json, out var segment) && segment.Count == segment.Array!.Length ? segment.Array : Json.ToArray();

    /// <summary>The object as a frozen tree: parsed when it is needed, and kept while it is used.</summary>
    public MapNode Root
    {
        get
        {
            if (!_isRead)
            {
                _isRead = true;
            }

            return _root ?? Parse();
        }
    }

    /// <summary>The same version in another form, such as another API version.</summary>
    /// <param name="json">The form as JSON.</param>
    /// <param name="root">The form parsed; is frozen.</param>
    public StoredObject As(ReadOnlyMemory<byte> json, MapNode root)
    {
        var form = new StoredObject(Key, Version, json, root);
        if (_trees is { } trees)
        {
            form.KeepIn(trees);
        }

        return form;
    }

    /// <summary>From here on the tree is kept only as long as the cache allows. Called before others see the object.</summary>
    internal void KeepIn(TreeCache trees)
    {
        _trees = trees;
        if (_root is not null)
        {
            trees.Add(this);
        }
    }

    /// <summary>Whether somebody has used the tree since the last call.</summary>
    internal bool TakeIsRead()
    {
        var isRead = _isRead;
        _isRead = false;
        return isRead;
    }

    internal void DropTree() => _root = null;

    private MapNode Parse()
    {
        var parsed = (MapNode)JsonNodeReader.Read(Json.Span).Freeze();
        if (Interlocked.CompareExchange(ref _root, parsed, null) is null)
        {
            _trees?.Add(this);
        }

        return parsed;
    }
}
