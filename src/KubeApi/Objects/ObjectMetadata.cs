using System.Globalization;
using System.Security.Cryptography;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Objects;

/// <summary>Reads and writes the parts of <c>metadata</c> that the server governs.</summary>
internal static class ObjectMetadata
{
    private const string SuffixAlphabet = "bcdfghjklmnpqrstvwxz2456789";
    private const int SuffixLength = 5;
    private const int MaxGeneratedPrefix = 63 - SuffixLength;

    private static readonly string[] CoreOrder =
    [
        "name", "generateName", "namespace", "uid", "resourceVersion", "generation", "creationTimestamp", "deletionTimestamp",
        "deletionGracePeriodSeconds", "labels", "annotations", "ownerReferences", "finalizers", "managedFields",
    ];

    public static string Timestamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string GenerateName(string prefix)
    {
        var head = prefix.Length > MaxGeneratedPrefix ? prefix[..MaxGeneratedPrefix] : prefix;
        return head + RandomNumberGenerator.GetString(SuffixAlphabet, SuffixLength);
    }

    public static bool IsBeingDeleted(MapNode item) => item.GetString("metadata", "deletionTimestamp") is not null;

    public static bool HasFinalizers(MapNode item) => item.GetList("metadata", "finalizers") is { Count: > 0 };

    public static IEnumerable<string> Finalizers(MapNode item) =>
        item.GetList("metadata", "finalizers")?.OfType<StringNode>().Select(finalizer => finalizer.Value) ?? [];

    /// <summary>A copy of the map, one level deep.</summary>
    public static MapNode Shallow(MapNode map)
    {
        var copy = new MapNode(map.Count + 1);
        foreach (var (key, value) in map)
        {
            copy.Set(key, value);
        }

        return copy;
    }

    /// <summary>A copy of the object whose metadata can be changed; everything else is shared.</summary>
    public static MapNode WithOwnMetadata(MapNode item)
    {
        var copy = Shallow(item);
        copy.Set("metadata", item.GetMap("metadata") is { } metadata ? Shallow(metadata) : new MapNode());
        return copy;
    }

    /// <summary>Sets a field of metadata, or removes it for null.</summary>
    public static void Put(MapNode metadata, string field, Node? value)
    {
        if (value is null)
        {
            metadata.Remove(field);
        }
        else
        {
            metadata.Set(field, value);
        }
    }

    /// <summary>
    /// The object in the order in which it is stored and printed: type first, metadata next. Leaves a place for the
    /// resource version, so that storing it moves nothing.
    /// </summary>
    public static MapNode Arrange(MapNode item, string kind, string apiVersion, bool isCustom)
    {
        var metadata = ArrangeMetadata(item.GetMap("metadata") ?? new MapNode(), isCustom);
        var arranged = new MapNode(item.Count + 2);
        arranged.Set(isCustom ? "apiVersion" : "kind", isCustom ? apiVersion : kind);
        arranged.Set(isCustom ? "kind" : "apiVersion", isCustom ? kind : apiVersion);
        arranged.Set("metadata", metadata);
        foreach (var (key, value) in item)
        {
            if (key is not ("kind" or "apiVersion" or "metadata"))
            {
                arranged.Set(key, value);
            }
        }

        return arranged;
    }

    private static MapNode ArrangeMetadata(MapNode metadata, bool isCustom)
    {
        var arranged = new MapNode(metadata.Count + 1);
        foreach (var field in CoreOrder)
        {
            if (field == "resourceVersion")
            {
                arranged.Set(field, "");
            }
            else if (metadata[field] is { } value)
            {
                arranged.Set(field, value);
            }
        }

        if (isCustom)
        {
            arranged.SortKeys();
        }

        return arranged;
    }
}
