using Flux.Kustomize.Building;

namespace Flux.Kustomize.Trees;

/// <summary>The small changes that transformers are made of.</summary>
internal static class TreeEdits
{
    /// <summary>Sets text and tag of a scalar found by a path; a map or list there is an error.</summary>
    public static void SetScalar(TreeNode node, string text, ScalarTag tag = ScalarTag.None)
    {
        Expect(node, TreeKind.Scalar);
        node.SetText(text, tag);
    }

    /// <summary>Sets an entry of a map to the text of a node: an existing entry in place, keeping its style; a new one is the node itself.</summary>
    public static void SetShared(TreeNode map, string key, TreeNode shared)
    {
        Expect(map, TreeKind.Map);
        if (map.Get(key) is not { } existing)
        {
            map.Set(key, shared);
        }
        else if (!ReferenceEquals(existing, shared))
        {
            existing.SetText(shared.Text, shared.Tag);
        }
    }

    /// <summary>
    /// Sets a text field whose type is left open: an existing plain scalar may then read as a number, as it does in kustomize;
    /// a new one is a string.
    /// </summary>
    public static void SetText(TreeNode map, string key, string text)
    {
        Expect(map, TreeKind.Map);
        var existing = map.Get(key);
        var value = existing is { IsScalar: true }
            ? TreeNode.Scalar(text, ScalarTag.None, existing.Style)
            : TreeNode.String(text);
        map.Set(key, value);
    }

    public static void Expect(TreeNode node, TreeKind kind)
    {
        if (!node.IsNull && node.Kind != kind)
        {
            throw new KustomizeException(
                $"wrong node kind: expected {Name(kind)} but got {Name(node.Kind)}: node contents:\n{TreeText.Describe(node)}");
        }
    }

    private static string Name(TreeKind kind) => kind switch
    {
        TreeKind.Map => "MappingNode",
        TreeKind.List => "SequenceNode",
        _ => "ScalarNode",
    };
}
