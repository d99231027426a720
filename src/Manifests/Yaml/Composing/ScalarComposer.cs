using System.Globalization;
using System.Text;
using Flux.Manifests.Nodes;
using Flux.Manifests.Numbers;

namespace Flux.Manifests.Yaml.Composing;

/// <summary>Scalars to nodes: by their text when plain, by their tag when they have one.</summary>
internal sealed class ScalarComposer(StringPool pool, DeferredErrors errors, bool numbersAsFloat64)
{
    private const string StandardPrefix = "tag:yaml.org,2002:";

    /// <summary>Some number was an infinity or none at all; whether it may be depends on where it stands.</summary>
    public bool HasNonFinite { get; private set; }

    public Node ComposePlain(ReadOnlySpan<byte> text, out ResolvedScalar resolved)
    {
        resolved = ScalarResolver.Resolve(text);
        return ToNode(text, resolved);
    }

    public Node ComposeQuoted(ReadOnlySpan<byte> text) => pool.GetNode(text);

    public Node ComposeTagged(string tag, ReadOnlySpan<byte> text, out ResolvedScalar resolved)
    {
        resolved = new ResolvedScalar(ScalarKind.String);
        var name = tag.StartsWith(StandardPrefix, StringComparison.Ordinal) ? tag[StandardPrefix.Length..] : "";
        switch (name)
        {
            case "binary":
                return DecodeBinary(text);
            case "bool" or "int" or "float" or "null" or "timestamp":
                resolved = Check(name, text);
                return ToNode(text, resolved);
            default:
                return pool.GetNode(text);
        }
    }

    /// <summary>The text of a key as conversion to JSON prints it; false when such a key cannot be converted.</summary>
    public static bool TryGetKeyText(Node node, ResolvedScalar resolved, out string text)
    {
        text = resolved.Kind switch
        {
            ScalarKind.Boolean => resolved.Boolean ? "true" : "false",
            ScalarKind.Integer => resolved.Integer.ToString(CultureInfo.InvariantCulture),
            ScalarKind.Float => FormatKey(resolved.Float),
            _ => (node as StringNode)?.Value ?? "",
        };
        return resolved.Kind is not (ScalarKind.Null or ScalarKind.UnsignedInteger);
    }

    private static string FormatKey(double value) => GoFloat.FormatShortestSingle(value) switch
    {
        "+Inf" => ".inf",
        "-Inf" => "-.inf",
        "NaN" => ".nan",
        var text => text,
    };

    private Node ToNode(ReadOnlySpan<byte> text, ResolvedScalar resolved) => resolved.Kind switch
    {
        ScalarKind.Null => NullNode.Instance,
        ScalarKind.Boolean => BooleanNode.Of(resolved.Boolean),
        ScalarKind.Integer => ToInteger(text, resolved.Integer),
        ScalarKind.UnsignedInteger => numbersAsFloat64
            ? new NumberNode(GoFloat.FormatJson(resolved.UnsignedInteger))
            : new NumberNode(resolved.UnsignedInteger.ToString(CultureInfo.InvariantCulture)),
        ScalarKind.Float => ToFloat(resolved.Float),
        _ => pool.GetNode(text),
    };

    private NumberNode ToInteger(ReadOnlySpan<byte> text, long value)
    {
        if (numbersAsFloat64)
        {
            return new NumberNode(GoFloat.FormatJson(value));
        }

        var isCanonical = text.Length == 1 || (text[0] is >= (byte)'1' and <= (byte)'9' && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9'));
        return new NumberNode(isCanonical ? pool.GetString(text) : value.ToString(CultureInfo.InvariantCulture));
    }

    private NumberNode ToFloat(double value)
    {
        if (!double.IsFinite(value))
        {
            HasNonFinite = true;
            return NonFinite.Of(value);
        }

        return new NumberNode(GoFloat.FormatJson(value));
    }

    private ResolvedScalar Check(string name, ReadOnlySpan<byte> text)
    {
        var resolved = ScalarResolver.Resolve(text);
        var found = NameOf(resolved.Kind);
        if (found == name)
        {
            return resolved;
        }

        if (name == "float" && resolved.Kind == ScalarKind.Integer)
        {
            return new ResolvedScalar(ScalarKind.Float, Float: resolved.Integer);
        }

        errors.AddDecoding($"cannot decode !!{found} `{Encoding.UTF8.GetString(text)}` as a !!{name}");
        return resolved;
    }

    private static string NameOf(ScalarKind kind) => kind switch
    {
        ScalarKind.Null => "null",
        ScalarKind.Boolean => "bool",
        ScalarKind.Integer or ScalarKind.UnsignedInteger => "int",
        ScalarKind.Float => "float",
        ScalarKind.Timestamp => "timestamp",
        _ => "str",
    };

    private StringNode DecodeBinary(ReadOnlySpan<byte> text)
    {
        var base64 = Encoding.UTF8.GetString(text).Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
        var bytes = new byte[base64.Length];
        if (base64.AsSpan().ContainsAny(' ', '\t') || !Convert.TryFromBase64String(base64, bytes, out var length))
        {
            errors.AddDecoding("!!binary value contains invalid base64 data");
            return StringNode.Empty;
        }

        return new StringNode(Encoding.UTF8.GetString(bytes, 0, length));
    }
}
