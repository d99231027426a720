namespace Flux.Kustomize.Trees;

/// <summary>
/// A YAML value as transformers see it: scalars keep their text and tag, since a name, a label or a replacement takes the text
/// as it was written, not the number it may stand for. A node can change its kind in place, as a null does when a field is
/// created below it.
/// </summary>
internal sealed class TreeNode
{
    private List<TreeNode>? _items;
    private TreeFields? _fields;

    private TreeNode(TreeKind kind, ScalarTag tag, string text)
    {
        Kind = kind;
        Tag = tag;
        Text = text;
    }

    public TreeKind Kind { get; private set; }

    public ScalarTag Tag { get; private set; }

    public ScalarStyle Style { get; set; }

    /// <summary>True for a map or list that is written in braces or brackets.</summary>
    public bool IsFlow { get; set; }

    /// <summary>The text of a scalar; empty for maps and lists.</summary>
    public string Text { get; private set; }

    public bool IsNull => Tag == ScalarTag.Null;

    public bool IsMap => Kind == TreeKind.Map;

    public bool IsList => Kind == TreeKind.List;

    public bool IsScalar => Kind == TreeKind.Scalar;

    /// <summary>A string by tag, or a scalar whose type is still open.</summary>
    public bool IsStringLike => IsScalar && Tag is ScalarTag.String or ScalarTag.None;

    public bool IsEmptyMap => IsMap && Fields.Count == 0;

    public bool IsNullOrEmpty => IsNull || (IsMap && Fields.Count == 0) || (IsList && Items.Count == 0);

    /// <summary>The fields of a map; empty for other kinds.</summary>
    public TreeFields Fields => _fields ?? (IsMap ? _fields = new TreeFields() : TreeFields.Empty);

    /// <summary>The elements of a list; empty for other kinds.</summary>
    public List<TreeNode> Items => _items ??= [];

    public int Count => IsMap ? Fields.Count : Items.Count;

    public static TreeNode Scalar(string text, ScalarTag tag = ScalarTag.None, ScalarStyle style = ScalarStyle.Plain) =>
        new(TreeKind.Scalar, tag, text) { Style = style };

    public static TreeNode String(string text) => new(TreeKind.Scalar, ScalarTag.String, text);

    public static TreeNode Null() => new(TreeKind.Scalar, ScalarTag.Null, "null");

    public static TreeNode Map() => new(TreeKind.Map, ScalarTag.None, "");

    public static TreeNode List() => new(TreeKind.List, ScalarTag.None, "");

    public static TreeNode Of(TreeKind kind) => new(kind, ScalarTag.None, "");

    /// <summary>The value of a field, or null when this is no map or lacks it.</summary>
    public TreeNode? Get(string key) => IsMap ? _fields?.Get(key) : null;

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
        Text = text;
    }

    /// <summary>Sets the text of a scalar only: an integer stays an integer.</summary>
    public void SetText(string text) => Text = text;

    /// <summary>Turns this node into an empty one of another kind.</summary>
    public void Become(TreeKind kind, ScalarTag tag)
    {
        if (kind != Kind || kind != TreeKind.Scalar)
        {
            _items = null;
            _fields = null;
            Text = "";
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
        Text = other.Text;
        _items = other._items;
        _fields = other._fields;
    }

    /// <summary>Turns this node into a copy of another.</summary>
    public void Become(TreeNode other) => Assume(other.Clone());

    public TreeNode Clone()
    {
        var copy = new TreeNode(Kind, Tag, Text) { Style = Style, IsFlow = IsFlow };
        if (_fields is not null)
        {
            copy._fields = _fields.Clone();
        }

        if (_items is not null)
        {
            var items = new List<TreeNode>(_items.Count);
            foreach (var item in _items)
            {
                items.Add(item.Clone());
            }

            copy._items = items;
        }

        return copy;
    }
}
