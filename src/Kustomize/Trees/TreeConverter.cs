using System.Globalization;
using System.Text;
using Flux.Kustomize.Building;
using Flux.Manifests.Nodes;
using Flux.Manifests.Text;
using Flux.Manifests.Yaml;
using Flux.Manifests.Yaml.Writing;

namespace Flux.Kustomize.Trees;

/// <summary>Turns trees into plain values and back, the way a trip through YAML text and JSON would.</summary>
internal static class TreeConverter
{
    /// <summary>Strings longer than this are no numbers, nor replaced by one.</summary>
    private const int LongestWeighed = 200;

    /// <exception cref="KustomizeException">Something cannot be a JSON value: a key that is no string, an infinite number.</exception>
    public static Node ToNode(TreeNode tree) => ToNode(tree, isInFlow: false);

    public static TreeNode FromNode(Node node)
    {
        switch (node)
        {
            case MapNode map:
                var fields = TreeNode.Map();
                foreach (var (key, value) in map)
                {
                    fields.Fields.Append(new TreeEntry(key, ScalarTag.String, FromNode(value)));
                }

                return fields;
            case ListNode list:
                var items = TreeNode.List();
                foreach (var item in list)
                {
                    items.Items.Add(FromNode(item));
                }

                return items;
            case StringNode text:
                return TreeNode.Scalar(text.Value, ScalarTag.String, StyleOf(text.Value));
            case NumberNode number:
                return TreeNode.Scalar(number.Text, number.IsInteger && PlainScalars.TryParseInteger(number.Text, out _) ? ScalarTag.Integer : ScalarTag.Float);
            case BooleanNode flag:
                return TreeNode.Scalar(flag.Value ? "true" : "false", ScalarTag.Boolean);
            default:
                return TreeNode.Null();
        }
    }

    /// <summary>An entry of data, in the style in which it is written: a number that a patch puts in the place of a quoted text is one too.</summary>
    public static TreeNode FromText(string text) => TreeNode.Scalar(text, ScalarTag.String, text.Length == 0 ? ScalarStyle.Plain : StyleOf(text));

    /// <summary>How a string is written. It keeps that style when its text is changed, and so a number that follows it stays a string.</summary>
    private static ScalarStyle StyleOf(string text)
    {
        if (text.Contains('\n', StringComparison.Ordinal))
        {
            return ScalarStyle.Literal;
        }

        if (!WritableText.IsReadable(text))
        {
            return ScalarStyle.DoubleQuoted;
        }

        return StringAnalyzer.IsTriviallyPlain(text) || text.Length > LongestWeighed || text is "<<" or "=" || YamlWriter.Write(new StringNode(text))[0] is not ('"' or '\'')
            ? ScalarStyle.Plain
            : ScalarStyle.DoubleQuoted;
    }

    private static Node ToNode(TreeNode tree, bool isInFlow) => tree.Kind switch
    {
        TreeKind.Map when tree.IsNull => NullNode.Instance,
        TreeKind.Map => ToMap(tree, isInFlow || tree.IsFlow),
        TreeKind.List => ToList(tree, isInFlow || tree.IsFlow),
        _ => ToScalar(tree, isInFlow),
    };

    private static MapNode ToMap(TreeNode tree, bool isInFlow)
    {
        var map = new MapNode(tree.Fields.Count);
        string? oddKey = null;
        foreach (var entry in tree.Fields)
        {
            var tag = entry.KeyTag == ScalarTag.None ? PlainScalars.Resolve(entry.Key) : entry.KeyTag;
            if (entry.KeyTag == ScalarTag.Null || !map.TryAdd(entry.Key, ToNode(entry.Value, isInFlow)))
            {
                throw new KustomizeException($"yaml: unmarshal errors: mapping key \"{entry.Key}\" already defined", field: entry.Key);
            }

            oddKey ??= tag is ScalarTag.String or ScalarTag.Merge ? null : entry.Key;
        }

        if (oddKey is not null)
        {
            throw new KustomizeException(
                $"json: unsupported type: map[interface {{}}]interface {{}}: the key '{oddKey}' is not a string; put it in quotes", field: oddKey);
        }

        map.SortKeys();
        return map;
    }

    private static ListNode ToList(TreeNode tree, bool isInFlow)
    {
        var list = new ListNode(tree.Items.Count);
        foreach (var item in tree.Items)
        {
            list.Add(ToNode(item, isInFlow));
        }

        return list;
    }

    private static Node ToScalar(TreeNode tree, bool isInFlow)
    {
        var tag = tree.Tag;
        if (tag == ScalarTag.None)
        {
            var isOpen = tree.Style == ScalarStyle.Plain && !tree.Text.Contains('\n', StringComparison.Ordinal);
            tag = isOpen ? PlainScalars.Resolve(tree.Text) : ScalarTag.String;
        }

        else if (tree.Style != ScalarStyle.Plain && tag is (ScalarTag.Integer or ScalarTag.Float or ScalarTag.Boolean) && PlainScalars.Resolve(tree.Text) == tag)
        {
            // It took the place of a quoted text and kept the quotes; and a number in quotes is a string.
            tag = ScalarTag.String;
        }

        if (isInFlow && tree.Text.Length == 0)
        {
            // Nothing cannot be written in braces; it is written as an empty string.
            return StringNode.Empty;
        }

        switch (tag)
        {
            case ScalarTag.Null:
                return NullNode.Instance;
            case ScalarTag.Integer or ScalarTag.Float:
                return ToNumber(tree.Text, tag);
            case ScalarTag.Boolean:
                return tree.Text switch
                {
                    "true" or "True" or "TRUE" => BooleanNode.True,
                    "false" or "False" or "FALSE" => BooleanNode.False,
                    _ => throw NotA(tree.Text, "bool"),
                };
            case ScalarTag.Timestamp:
                // In braces a colon makes the writer quote the scalar, and then it is read as the string it was.
                var isQuoted = isInFlow && tree.Text.Contains(':', StringComparison.Ordinal);
                return new StringNode(!isQuoted && Timestamps.TryFormat(tree.Text, out var moment) ? moment : tree.Text);
            case ScalarTag.Binary:
                return new StringNode(Decode(tree.Text));
            default:
                return new StringNode(WritableText.Pass(tree.Text, isInFlow ? ScalarStyle.DoubleQuoted : tree.Style));
        }
    }

    private static NumberNode ToNumber(string text, ScalarTag tag)
    {
        if (tag == ScalarTag.Integer || PlainScalars.Resolve(text) == ScalarTag.Integer)
        {
            if (!PlainScalars.TryParseInteger(text, out var integer))
            {
                throw NotA(text, "int");
            }

            return new NumberNode(integer.ToString(CultureInfo.InvariantCulture));
        }

        if (!PlainScalars.TryParseFloat(text, out var value))
        {
            throw NotA(text, "float");
        }

        if (!double.IsFinite(value))
        {
            throw new KustomizeException($"json: unsupported value: {(double.IsNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf")}");
        }

        return new NumberNode(GoJson.FormatFloat(value));
    }

    private static string Decode(string base64)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(base64.Replace("\n", "", StringComparison.Ordinal)));
        }
        catch (FormatException)
        {
            throw new KustomizeException("yaml: !!binary value contains invalid base64 data");
        }
    }

    private static KustomizeException NotA(string text, string type)
    {
        var found = PlainScalars.Resolve(text) switch
        {
            ScalarTag.Integer => "int",
            ScalarTag.Float => "float",
            ScalarTag.Boolean => "bool",
            ScalarTag.Null => "null",
            ScalarTag.Timestamp => "timestamp",
            _ => "str",
        };
        return new KustomizeException($"yaml: unmarshal errors: cannot decode !!{found} `{text}` as a !!{type}");
    }
}
