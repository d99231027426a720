using System.Globalization;
using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.Manifests.Quantities;

/// <summary>A value that is a number or a name or percentage, such as a port or the size of a rolling update.</summary>
public readonly record struct IntOrString
{
    private IntOrString(int number, string? text)
    {
        Number = number;
        Text = text;
    }

    /// <summary>The number; 0 when this is a string.</summary>
    public int Number { get; }

    /// <summary>The string; null when this is a number.</summary>
    public string? Text { get; }

    /// <summary>The number, or the string read as one; 0 when it is none.</summary>
    public long IntValue => Text is null ? Number : long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : 0;

    public static IntOrString Of(int number) => new(number, null);

    public static IntOrString Of(string text) => new(0, text);

    /// <summary>A command line's text: a number if it is one of 32 bits.</summary>
    public static IntOrString Parse(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Of(number) : Of(text);

    /// <summary>A value of a manifest; null counts as 0.</summary>
    /// <exception cref="FormatException">It is neither a string nor an integer of 32 bits; the message is Go's.</exception>
    public static IntOrString FromNode(Node node) => node switch
    {
        StringNode text => Of(text.Value),
        NullNode => Of(0),
        NumberNode number => number.TryGetInt64(out var value) && value is >= int.MinValue and <= int.MaxValue
            ? Of((int)value)
            : throw new FormatException($"json: cannot unmarshal number {number.Text} into Go value of type int32"),
        _ => throw new FormatException($"json: cannot unmarshal {GoJsonSyntax.NameOf(node)} into Go value of type int32"),
    };

    public Node ToNode() => Text is null ? NumberNode.Of(Number) : Text;

    /// <summary>The number, or the percentage of a total.</summary>
    /// <exception cref="FormatException">It is a string but no percentage; the message is that of the API machinery.</exception>
    public long Scale(long total, bool roundUp)
    {
        if (Text is null)
        {
            return Number;
        }

        if (!Text.EndsWith('%'))
        {
            throw new FormatException("invalid value for IntOrString: invalid type: string is not a percentage");
        }

        var digits = Text[..^1];
        if (!long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var percent))
        {
            throw new FormatException(
                $"invalid value for IntOrString: invalid value {GoText.Quote(Text)}: strconv.Atoi: parsing {GoText.Quote(digits)}: invalid syntax");
        }

        var exact = percent * (double)total / 100;
        return (long)(roundUp ? Math.Ceiling(exact) : Math.Floor(exact));
    }

    public override string ToString() => Text ?? Number.ToString(CultureInfo.InvariantCulture);
}
