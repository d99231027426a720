using System.Globalization;
using System.Text;

namespace Flux.Manifests.Validation;

/// <summary>
/// Where a field is, as a chain to its root: extending it costs one small object, and the text is only made for an error.
/// </summary>
public sealed class FieldPath
{
    private readonly FieldPath? _parent;
    private readonly string? _name;
    private readonly string? _key;
    private readonly int _index;

    private FieldPath(FieldPath? parent, string? name, string? key, int index)
    {
        _parent = parent;
        _name = name;
        _key = key;
        _index = index;
    }

    public static FieldPath Root(string name) => new(null, name, null, 0);

    /// <summary>The field <paramref name="name"/> of <paramref name="parent"/>, or of nothing: <c>parent.name</c>.</summary>
    public static FieldPath Of(FieldPath? parent, string name) => new(parent, name, null, 0);

    public FieldPath Child(string name) => new(this, name, null, 0);

    /// <summary><c>parent[3]</c></summary>
    public FieldPath Index(int index) => new(this, null, null, index);

    /// <summary><c>parent[key]</c></summary>
    public FieldPath Key(string key) => new(this, null, key, 0);

    public override string ToString()
    {
        var text = new StringBuilder();
        AppendTo(text);
        return text.ToString();
    }

    private void AppendTo(StringBuilder text)
    {
        _parent?.AppendTo(text);
        if (_name is not null)
        {
            text.Append(_parent is null ? "" : ".").Append(_name);
        }
        else if (_key is not null)
        {
            text.Append('[').Append(_key).Append(']');
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"[{_index}]");
        }
    }
}
