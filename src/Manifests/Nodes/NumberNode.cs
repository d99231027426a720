using System.Globalization;

namespace Flux.Manifests.Nodes;

/// <summary>
/// A number with the text it was written with, so that <c>12345678901234567890</c> and <c>1.10</c> survive a round trip.
/// What a given program would print for it is that program's rule and belongs to the writer.
/// </summary>
public sealed class NumberNode : Node
{
    private const NumberStyles FloatStyles = NumberStyles.Float;

    /// <param name="text">A JSON number. The caller has checked the syntax.</param>
    public NumberNode(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        Text = text;
    }

    public string Text { get; }

    public override NodeKind Kind => NodeKind.Number;

    /// <summary>True when the text has no fraction and no exponent, whatever its size.</summary>
    public bool IsInteger => Text.AsSpan().IndexOfAny('.', 'e', 'E') < 0;

    public static NumberNode Of(long value) => new(value.ToString(CultureInfo.InvariantCulture));

    public bool TryGetInt64(out long value) => long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    /// <summary>The nearest double; infinities for what is out of range.</summary>
    public double ToDouble() => double.Parse(Text, FloatStyles, CultureInfo.InvariantCulture);

    public override bool Equals(Node? other)
    {
        if (other is not NumberNode number)
        {
            return false;
        }

        if (string.Equals(number.Text, Text, StringComparison.Ordinal))
        {
            return true;
        }

        return TryGetInt64(out var left) && number.TryGetInt64(out var right) ? left == right : ToDouble().Equals(number.ToDouble());
    }

    public override int GetHashCode() => ToDouble().GetHashCode();
}
