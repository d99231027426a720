using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Flux.Manifests.Quantities;

/// <summary>
/// An amount of a resource, <c>500m</c> CPU or <c>1.5Gi</c> of memory, that prints itself in the canonical form of its format.
/// Equality is that of the numbers. Immutable.
/// </summary>
public sealed class Quantity : IComparable<Quantity>, IEquatable<Quantity>
{
    private readonly Amount _amount;
    private readonly string? _text;

    internal Quantity(Amount amount, QuantityFormat format, string? text)
    {
        _amount = amount;
        Format = format;
        _text = text;
    }

    public QuantityFormat Format { get; }

    public bool IsZero => _amount.IsZero;

    public int Sign => _amount.Digits.Sign;

    /// <summary>The value rounded up to a whole number. Meaningless when it does not fit.</summary>
    public long Value => _amount.InUnitsOf(0);

    /// <summary>The value in thousandths, rounded up. Meaningless when it does not fit.</summary>
    public long MilliValue => _amount.InUnitsOf(-3);

    public static bool operator ==(Quantity? left, Quantity? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(Quantity? left, Quantity? right) => !(left == right);

    public static bool operator <(Quantity left, Quantity right) => left.CompareTo(right) < 0;

    public static bool operator >(Quantity left, Quantity right) => left.CompareTo(right) > 0;

    public static bool operator <=(Quantity left, Quantity right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Quantity left, Quantity right) => left.CompareTo(right) >= 0;

    public static Quantity Of(long value, QuantityFormat format) => new(Amount.Small(value), format, text: null);

    public static Quantity OfMilli(long thousandths, QuantityFormat format) => new(Amount.Small(thousandths, -3), format, text: null);

    /// <param name="text">The text, without surrounding space.</param>
    /// <param name="quantity">The quantity.</param>
    /// <param name="error">What is wrong, in the API server's words.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out Quantity? quantity, [NotNullWhen(false)] out string? error)
    {
        quantity = QuantityParser.Parse(text, out error);
        return quantity is not null;
    }

    /// <exception cref="FormatException">The text is no quantity.</exception>
    public static Quantity Parse(string text) => TryParse(text, out var quantity, out var error) ? quantity : throw new FormatException(error);

    /// <summary>False when the value is no whole number or is not held in 64 bits.</summary>
    public bool TryGetInt64(out long value) => _amount.TryGetInt64(out value);

    public double ToDouble() => _amount.ToDouble();

    public Quantity Add(Quantity other) => new(_amount.Add(other._amount), IsZero ? other.Format : Format, text: null);

    public Quantity Subtract(Quantity other) => new(_amount.Add(other._amount.Negate()), IsZero ? other.Format : Format, text: null);

    /// <param name="factor">The factor.</param>
    /// <param name="fits">Whether the digits of the product fit into 64 bits.</param>
    public Quantity Multiply(long factor, out bool fits) => new(_amount.Multiply(factor, out fits), Format, text: null);

    public Quantity Negate() => new(_amount.Negate(), Format, text: null);

    /// <summary>Rounded away from zero to a multiple of a power of ten.</summary>
    /// <param name="exponent">The power: 3 for thousands, -3 for thousandths.</param>
    /// <param name="isExact">Whether nothing was rounded.</param>
    public Quantity RoundUp(int exponent, out bool isExact)
    {
        var rounded = _amount.RoundUp(exponent, out isExact);
        return _amount.IsSmall && _amount.Exponent >= exponent ? this : new Quantity(rounded, Format, text: null);
    }

    public int CompareTo(Quantity? other) => other is null ? 1 : _amount.CompareTo(other._amount);

    public bool Equals(Quantity? other) => other is not null && CompareTo(other) == 0;

    public override bool Equals(object? obj) => Equals(obj as Quantity);

    public override int GetHashCode() => RemoveFactors(_amount.Digits, 10, out var times).GetHashCode() ^ (_amount.Digits.IsZero ? 0 : _amount.Exponent + times);

    public override string ToString() => _text ?? (IsZero ? "0" : Print());

    private string Print()
    {
        if (Format == QuantityFormat.BinarySI && IsPrintedBinary(out var whole))
        {
            var mantissa = RemoveFactors(whole, 1024, out var times);
            return Join(mantissa, QuantitySuffix.Of(times * 10, Format));
        }

        var digits = RemoveFactors(_amount.Digits, 10, out var zeros);
        var exponent = _amount.Exponent + zeros;
        while (exponent % 3 != 0)
        {
            digits *= 10;
            exponent--;
        }

        return Join(digits, QuantitySuffix.Of(exponent, Format == QuantityFormat.BinarySI ? QuantityFormat.DecimalSI : Format));
    }

    /// <summary>Binary suffixes are used from 1024 on, for whole numbers.</summary>
    private bool IsPrintedBinary(out BigInteger whole)
    {
        var limit = Amount.Small(1024);
        var rounded = _amount.RoundUp(0, out var isExact);
        whole = rounded.Digits * BigInteger.Pow(10, Math.Max(rounded.Exponent, 0));
        return isExact && (_amount.CompareTo(limit) >= 0 || _amount.CompareTo(limit.Negate()) <= 0);
    }

    private static string Join(BigInteger digits, string suffix) => digits.ToString(CultureInfo.InvariantCulture) + suffix;

    private static BigInteger RemoveFactors(BigInteger value, int factor, out int times)
    {
        times = 0;
        while (!value.IsZero)
        {
            var quotient = BigInteger.DivRem(value, factor, out var remainder);
            if (!remainder.IsZero)
            {
                break;
            }

            value = quotient;
            times++;
        }

        return value;
    }
}
