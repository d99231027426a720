using System.Globalization;
using Flux.Kustomize.Building;
using Flux.Kustomize.FieldSpecs;
using Flux.Kustomize.Transformers;

namespace Flux.Kustomize.Trees;

/// <summary>
/// Paths in the dotted form: field names, indexes, <c>[name=value]</c> for the element with that field, and when matching
/// <c>*</c> for every element.
/// </summary>
internal static class TreePaths
{
    /// <summary>The single field a path leads to, or null.</summary>
    public static TreeNode? Lookup(TreeNode root, string path) => Lookup(root, PathText.SplitBracketed(path, '.'));

    public static TreeNode? Lookup(TreeNode root, IReadOnlyList<string> parts)
    {
        TreeNode? node = root;
        foreach (var part in parts.Select(part => part.Trim()).Where(part => part.Length > 0))
        {
            if (node is null or { IsNull: true })
            {
                return null;
            }

            node = Step(node, part);
        }

        return node;
    }

    /// <summary>All fields a path leads to.</summary>
    /// <param name="root">Where the path begins.</param>
    /// <param name="path">The path; values in brackets are patterns.</param>
    /// <param name="create">The kind of the field to make where there is none; null to make none.</param>
    public static List<TreeNode> Match(TreeNode root, string path, TreeKind? create)
    {
        var result = new List<TreeNode>();
        Match(root, PathText.SplitBracketed(path, '.').ToArray(), create, result);
        return result;
    }

    private static TreeNode? Step(TreeNode node, string part)
    {
        if (TryIndex(part, out var index))
        {
            TreeEdits.Expect(node, TreeKind.List);
            return index < 0
                ? throw new KustomizeException($"array index {index} cannot be negative")
                : index < node.Items.Count ? node.Items[index] : null;
        }

        if (part == "-")
        {
            TreeEdits.Expect(node, TreeKind.List);
            return node.Items.Count > 0 ? node.Items[^1] : null;
        }

        if (part == "*")
        {
            throw new KustomizeException("wildcard is not supported in PathGetter");
        }

        if (!IsElement(part))
        {
            TreeEdits.Expect(node, TreeKind.Map);
            return node.Get(part);
        }

        TreeEdits.Expect(node, TreeKind.List);
        var (name, value) = SplitElement(part);
        return node.Items.Find(item => name.Length == 0 ? item.Text == value : item.Get(name)?.Text == value);
    }

    private static void Match(TreeNode? node, ReadOnlySpan<string> path, TreeKind? create, List<TreeNode> result)
    {
        if (path.IsEmpty)
        {
            if (node is not null)
            {
                result.Add(node);
            }
        }
        else if (TryIndex(path[0], out var index) && index >= 0)
        {
            MatchIndex(node, index, path, create, result);
        }
        else if (IsElement(path[0]))
        {
            MatchElements(node, path, create, result);
        }
        else if (path[0] == "*")
        {
            foreach (var item in ItemsOf(node))
            {
                Match(item, path[1..], create, result);
            }
        }
        else
        {
            MatchField(node, path, create, result);
        }
    }

    private static List<TreeNode> ItemsOf(TreeNode? node)
    {
        if (node is null || node.IsNull)
        {
            return [];
        }

        TreeEdits.Expect(node, TreeKind.List);
        return node.Items;
    }

    private static void MatchField(TreeNode? node, ReadOnlySpan<string> path, TreeKind? create, List<TreeNode> result)
    {
        if (node is null)
        {
            return;
        }

        if (path[0].Length == 0)
        {
            MatchNameless(node, create, result);
            return;
        }

        TreeEdits.Expect(node, TreeKind.Map);
        var field = node.Get(path[0]);
        if (field is null)
        {
            if (create is not { } kind)
            {
                return;
            }

            if (node.IsNull)
            {
                node.Become(TreeKind.Map, ScalarTag.None);
            }

            field = TreeNode.Of(KindFor(path, kind));
            node.Set(path[0], field);
        }

        Match(field, path[1..], create, result);
    }

    /// <summary>An empty part names the value of a scalar. To create that empties it, and what is set then is lost.</summary>
    private static void MatchNameless(TreeNode node, TreeKind? create, List<TreeNode> result)
    {
        TreeEdits.Expect(node, TreeKind.Scalar);
        if (create is null)
        {
            return;
        }

        node.SetText("", ScalarTag.String);
        result.Add(TreeNode.Scalar(""));
    }

    private static void MatchIndex(TreeNode? node, int index, ReadOnlySpan<string> path, TreeKind? create, List<TreeNode> result)
    {
        var items = ItemsOf(node);
        if (items.Count == index && create is { } kind && node is { IsNull: false })
        {
            items.Add(TreeNode.Of(KindFor(path, kind)));
        }

        if (index >= items.Count)
        {
            throw new KustomizeException($"index {index} specified but only {items.Count} elements found");
        }

        Match(items[index], path[1..], create, result);
    }

    private static void MatchElements(TreeNode? node, ReadOnlySpan<string> path, TreeKind? create, List<TreeNode> result)
    {
        var before = result.Count;
        var (name, value) = SplitElement(path[0]);
        var pattern = Patterns.Compile(value);
        foreach (var item in ItemsOf(node))
        {
            if (name.Length == 0)
            {
                if (Patterns.Matches(pattern, Written(item)))
                {
                    result.Add(item);
                }
            }
            else if (item.Get(name) is { } field && Patterns.Matches(pattern, Written(field)))
            {
                Match(item, path[1..], create, result);
            }
        }

        if (result.Count > before || create is null || node is null or { IsNull: true })
        {
            return;
        }

        var added = name.Length == 0 ? TreeNode.Scalar(value) : TreeNode.Map();
        if (name.Length > 0)
        {
            added.Set(name, TreeNode.Scalar(value));
        }

        node.Items.Add(added);
        if (name.Length == 0)
        {
            result.Add(added);
        }
        else
        {
            Match(added, path[1..], create, result);
        }
    }

    private static string Written(TreeNode node) => node.Style == ScalarStyle.Plain ? node.Text : $"\"{node.Text}\"";

    private static TreeKind KindFor(ReadOnlySpan<string> path, TreeKind last)
    {
        var next = path.Length > 1 ? path[1] : "";
        return IsElement(next) || (TryIndex(next, out var index) && index >= 0) ? TreeKind.List : next.Length == 0 ? last : TreeKind.Map;
    }

    private static bool IsElement(string part) => part.StartsWith('[') && part.EndsWith(']');

    private static (string Name, string Value) SplitElement(string part)
    {
        var inner = part[1..^1];
        var equals = inner.IndexOf('=', StringComparison.Ordinal);
        return equals < 0
            ? throw new KustomizeException("list path element must contain fieldName=fieldValue for element to match")
            : (inner[..equals], inner[(equals + 1)..]);
    }

    private static bool TryIndex(string part, out int index) => int.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out index);
}
