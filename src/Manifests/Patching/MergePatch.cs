using System.Text;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.Manifests.Patching;

/// <summary>JSON merge patches (RFC 7386): null removes, objects merge, everything else replaces.</summary>
public static class MergePatch
{
    /// <summary>The document after the patch. Neither argument is changed.</summary>
    public static Node Apply(Node document, Node patch)
    {
        if (patch is not MapNode patchMap || document is not MapNode map)
        {
            var replacement = patch.DeepClone();
            RemoveNulls(replacement);
            return replacement;
        }

        var result = map.Copy();
        MergeInto(result, patchMap);
        return result;
    }

    /// <summary>The document after a patch as it came over the wire.</summary>
    /// <exception cref="PatchException">The text is neither a JSON object nor a list.</exception>
    public static Node Apply(Node document, ReadOnlySpan<byte> patchUtf8)
    {
        if (GoJsonSyntax.FindError(patchUtf8) is null)
        {
            try
            {
                var patch = JsonNodeReader.Read(patchUtf8, new JsonReadOptions { OnDuplicate = static _ => { } });
                if (patch is MapNode or ListNode)
                {
                    return Apply(document, patch);
                }
            }
            catch (ManifestException)
            {
                // Beyond the budget or not UTF-8: reported like any other text that is no patch.
            }
        }

        throw PatchException.Malformed("Invalid JSON Patch");
    }

    /// <inheritdoc cref="Apply(Node, ReadOnlySpan{byte})"/>
    public static Node Apply(Node document, string patch) => Apply(document, Encoding.UTF8.GetBytes(patch));

    /// <summary>The patch that turns one object into another.</summary>
    public static MapNode Create(MapNode original, MapNode modified)
    {
        var patch = new MapNode();
        foreach (var (key, value) in modified)
        {
            if (original[key] is not { } before)
            {
                patch.Set(key, value.DeepClone());
            }
            else if (before is MapNode beforeMap && value is MapNode map)
            {
                var nested = Create(beforeMap, map);
                if (nested.Count > 0)
                {
                    patch.Set(key, nested);
                }
            }
            else if (!before.Equals(value))
            {
                patch.Set(key, value.DeepClone());
            }
        }

        foreach (var key in original.Keys.Where(key => !modified.ContainsKey(key)))
        {
            patch.Set(key, NullNode.Instance);
        }

        return patch;
    }

    /// <summary>
    /// The patch that brings <paramref name="current"/> to <paramref name="modified"/> and removes what is in
    /// <paramref name="original"/> (what was applied last) but not in <paramref name="modified"/>; foreign fields stay.
    /// </summary>
    /// <exception cref="PatchException">The two parts of the patch conflict.</exception>
    public static MapNode CreateThreeWay(MapNode original, MapNode modified, MapNode current)
    {
        var changes = Filter(Create(current, modified), keepNulls: false);
        var deletions = Filter(Create(original, modified), keepNulls: true);
        MergeInto(deletions, changes);
        return deletions;
    }

    private static void MergeInto(MapNode document, MapNode patch)
    {
        foreach (var (key, value) in patch)
        {
            if (value is NullNode)
            {
                document.Remove(key);
                continue;
            }

            var current = document[key];
            if (current is MapNode currentMap && value is MapNode map)
            {
                MergeInto(currentMap, map);
                continue;
            }

            var replacement = value.DeepClone();
            if (current is not MapNode)
            {
                // Where an object gives way to a list, the list's nulls stay: a habit of the original.
                RemoveNulls(replacement);
            }

            document.Set(key, replacement);
        }
    }

    private static void RemoveNulls(Node node)
    {
        if (node is MapNode map)
        {
            foreach (var key in map.Where(entry => entry.Value is NullNode).Select(entry => entry.Key).ToList())
            {
                map.Remove(key);
            }

            foreach (var (_, value) in map)
            {
                RemoveNulls(value);
            }
        }
        else if (node is ListNode list)
        {
            foreach (var item in list)
            {
                RemoveNulls(item);
            }
        }
    }

    /// <summary>Only the deletions of a patch, or all but them. An object without any is left out.</summary>
    private static MapNode Filter(MapNode patch, bool keepNulls)
    {
        var result = new MapNode();
        foreach (var (key, value) in patch)
        {
            if (value is MapNode { Count: > 0 } map)
            {
                var nested = Filter(map, keepNulls);
                if (nested.Count > 0)
                {
                    result.Set(key, nested);
                }
            }
            else if (value is NullNode == keepNulls)
            {
                result.Set(key, value);
            }
        }

        return result;
    }
}
