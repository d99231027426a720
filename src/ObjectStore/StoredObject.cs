using System.Runtime.InteropServices;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.ObjectStore;

/// <summary>One version of an object: immutable, shared by every reader.</summary>
public sealed class StoredObject
{
    private MapNode? _root;

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

    /// <summary>The object as a frozen tree, parsed at the first use and kept.</summary>
    public MapNode Root => _root ??= (MapNode)JsonNodeReader.Read(Json.Span).Freeze();
}
