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
        QuoteIfAmbiguous(shared);
        if (map.Get(key) is not { } existing)
        {
            map.Set(key, shared);
        }
        else if (!ReferenceEquals(existing, shared))
        {
            shared.Style = existing.Style;
            existing.SetText(shared.Text, shared.Tag);
        }
    }

    /// <summary>Quotes a string that would read as something else, where nothing says yet how it is written.</summary>
    public static void QuoteIfAmbiguous(TreeNode value)
    {
        if (value.IsStringLike && value.Style == ScalarStyle.Plain && AmbiguousText.IsAmbiguous(value.Text))
        {
            value.Style = ScalarStyle.DoubleQuoted;
        }
    }

    /// <summary>A string as it is written for a new field.</summary>
    public static TreeNode NewString(string text)
    {
        var value = TreeNode.String(text);
        value.Style = text.Contains('\n', StringComparison.Ordinal) ? ScalarStyle.Literal : ScalarStyle.Plain;
        QuoteIfAmbiguous(value);
        return value;
    }

    /// <summary>
    /// Sets a text field whose type is left open: an existing plain scalar may then read as a number, as it does in kustomize;
    /// a new one is quoted where it would.
    /// </summary>
    public static void SetText(TreeNode map, string key, string text)
    {
        Expect(map, TreeKind.Map);
        var value = TreeNode.Scalar(text);
        if (map.Get(key) is { } existing)
        {
            value.Style = existing.Style;
        }
        else
        {
            QuoteIfAmbiguous(value);
        }

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
