namespace Flux.Kustomize.Trees;

/// <summary>
/// A YAML value as transformers see it: scalars keep their text and tag, since a name, a label or a replacement takes the text
/// as it was written, not the number it may stand for. A node can change its kind in place, as a null does when a field is
/// created below it.
/// </summary>
internal sealed class TreeNode
{
    // The text of a scalar, the fields of a map or the elements of a list: one field, since there are very many nodes.
    private object? _content;

    private TreeNode(TreeKind kind, ScalarTag tag, object? content = null)
    {
        Kind = kind;
        Tag = tag;
        _content = content;
    }

    public TreeKind Kind { get; private set; }

    public ScalarTag Tag { get; private set; }

    public ScalarStyle Style { get; set; }

    /// <summary>True for a map or list that is written in braces or brackets.</summary>
    public bool IsFlow { get; set; }

    /// <summary>The text of a scalar; empty for maps and lists.</summary>
    public string Text => _content as string ?? "";

    public bool IsNull => Tag == ScalarTag.Null;

    public bool IsMap => Kind == TreeKind.Map;

    public bool IsList => Kind == TreeKind.List;

    public bool IsScalar => Kind == TreeKind.Scalar;

    /// <summary>A string by tag, or a scalar whose type is still open.</summary>
    public bool IsStringLike => IsScalar && Tag is ScalarTag.String or ScalarTag.None;

    public bool IsEmptyMap => IsMap && Fields.Count == 0;

    public bool IsNullOrEmpty => IsNull || (IsMap && Fields.Count == 0) || (IsList && Items.Count == 0);

    /// <summary>The fields of a map; empty for other kinds.</summary>
    public TreeFields Fields
    {
        get
        {
            if (_content is TreeFields fields)
            {
                return fields;
            }

            if (!IsMap)
            {
                return TreeFields.Empty;
            }

            _content = fields = new TreeFields();
            return fields;
        }
    }

    /// <summary>The elements of a list; empty for other kinds.</summary>
    public List<TreeNode> Items
    {
        get
        {
            var items = _content as List<TreeNode> ?? [];
            if (IsList)
            {
                _content = items;
            }

            return items;
        }
    }

    public int Count => IsMap ? Fields.Count : Items.Count;

    public static TreeNode Scalar(string text, ScalarTag tag = ScalarTag.None, ScalarStyle style = ScalarStyle.Plain) =>
        new(TreeKind.Scalar, tag, text) { Style = style };

    public static TreeNode String(string text) => new(TreeKind.Scalar, ScalarTag.String, text);

    public static TreeNode Null() => new(TreeKind.Scalar, ScalarTag.Null, "null");

    public static TreeNode Map() => new(TreeKind.Map, ScalarTag.None);

    public static TreeNode List() => new(TreeKind.List, ScalarTag.None);

    public static TreeNode Of(TreeKind kind) => new(kind, ScalarTag.None);

    /// <summary>The value of a field, or null when this is no map or lacks it.</summary>
    public TreeNode? Get(string key) => IsMap ? (_content as TreeFields)?.Get(key) : null;

    /// <summary>The value under a path of fields, or null.</summary>
    public TreeNode? Get(string first, string second) => Get(first)?.Get(second);

    public void Set(string key, TreeNode value) => Fields.Set(key, value);

    /// <summary>The field, made as a map when it is absent or null.</summary>
    public TreeNode GetOrAddMap(string key)
    {
        var found = Get(key);
        if (found is null)
        {
            found = Map();
            Set(key, found);
        }
        else if (found.IsNull)
        {
            found.Become(TreeKind.Map, ScalarTag.None);
        }

        return found;
    }

    /// <summary>Sets text and tag of a scalar, keeping its style.</summary>
    public void SetText(string text, ScalarTag tag)
    {
        Become(TreeKind.Scalar, tag);
        _content = text;
    }

    /// <summary>Sets the text of a scalar only: an integer stays an integer.</summary>
    public void SetText(string text) => _content = text;

    /// <summary>Turns this node into an empty one of another kind.</summary>
    public void Become(TreeKind kind, ScalarTag tag)
    {
        if (kind != Kind || kind != TreeKind.Scalar)
        {
            _content = null;
        }

        Kind = kind;
        Tag = tag;
    }

    /// <summary>Turns this node into another, whose fields and elements it then shares.</summary>
    public void Assume(TreeNode other)
    {
        Kind = other.Kind;
        Tag = other.Tag;
        Style = other.Style;
        IsFlow = other.IsFlow;
        _content = other._content;
    }

    /// <summary>Turns this node into a copy of another.</summary>
    public void Become(TreeNode other) => Assume(other.Clone());

    public TreeNode Clone()
    {
        var content = _content switch
        {
            TreeFields fields => fields.Clone(),
            List<TreeNode> items => Clone(items),
            _ => _content,
        };
        return new TreeNode(Kind, Tag, content) { Style = Style, IsFlow = IsFlow };
    }

    private static List<TreeNode> Clone(List<TreeNode> items)
    {
        var copy = new List<TreeNode>(items.Count);
        foreach (var item in items)
        {
            copy.Add(item.Clone());
        }

        return copy;
    }
}
