using System.Globalization;
using System.Numerics;

namespace Flux.Manifests.Quantities;

/// <summary>
/// A decimal number: digits times a power of ten. Kubernetes keeps small ones in 64 bits and others in a decimal of any size; what
/// overflows, and how, depends on that, so it is kept here too.
/// </summary>
/// <param name="Digits">The digits as an integer.</param>
/// <param name="Exponent">The power of ten.</param>
/// <param name="IsSmall">Held in 64 bits.</param>
internal readonly record struct Amount(BigInteger Digits, int Exponent, bool IsSmall)
{
    public static Amount Small(long value, int exponent = 0) => new(value, exponent, IsSmall: true);

    public static Amount Big(BigInteger digits, int exponent) => new(digits, exponent, IsSmall: false);

    public bool IsZero => Digits.IsZero;

    public Amount AsBig() => this with { IsSmall = false };

    public Amount Negate() => this with { Digits = -Digits };

    /// <summary>Rounded away from zero to a power of ten; unchanged when it has no finer digits.</summary>
    public Amount RoundUp(int exponent, out bool isExact)
    {
        if (IsSmall && Exponent >= exponent)
        {
            isExact = true;
            return this;
        }

        var difference = exponent - Exponent;
        if (difference <= 0)
        {
            isExact = true;
            return new Amount(Digits * BigInteger.Pow(10, -difference), exponent, IsSmall);
        }

        var quotient = BigInteger.DivRem(Digits, BigInteger.Pow(10, difference), out var remainder);
        isExact = remainder.IsZero;
        return new Amount(isExact ? quotient : quotient + Digits.Sign, exponent, IsSmall);
    }

    public int CompareTo(Amount other)
    {
        if (Digits.Sign != other.Digits.Sign || Digits.IsZero)
        {
            return Digits.Sign.CompareTo(other.Digits.Sign);
        }

        var (left, right) = Align(this, other);
        return left.CompareTo(right);
    }

    public Amount Add(Amount other)
    {
        if (IsSmall && other.IsSmall)
        {
            if (other.IsZero)
            {
                return this;
            }

            if (IsZero)
            {
                return other;
            }
        }

        var (left, right) = Align(this, other);
        var exponent = Math.Min(Exponent, other.Exponent);
        var aligned = Fits(left) && Fits(right) && Fits(left + right);
        return new Amount(left + right, exponent, IsSmall && other.IsSmall && aligned);
    }

    public Amount Multiply(long factor, out bool fits)
    {
        var product = Digits * factor;
        if (IsSmall && IsZero)
        {
            fits = true;
            return this;
        }

        if (IsSmall && factor == 0)
        {
            fits = true;
            return Small(0);
        }

        var staysSmall = IsSmall && Fits(product) && (Exponent <= 0 || TryScaleUp(product, Exponent, out _));
        fits = staysSmall || Fits(product);
        return new Amount(product, Exponent, staysSmall);
    }

    /// <summary>The value in units of a power of ten, rounded up; what does not fit comes out as Kubernetes has it.</summary>
    public long InUnitsOf(int exponent)
    {
        if (IsSmall)
        {
            return Exponent < exponent ? (long)RoundUp(exponent, out _).Digits : TryScaleUp(Digits, Exponent - exponent, out var scaled) ? scaled : 0;
        }

        var difference = exponent - Exponent;
        if (difference <= 0)
        {
            return unchecked(LowBits(Digits) * LowBits(difference > -19 ? BigInteger.Pow(10, -difference) : BigInteger.Zero));
        }

        if (Digits < long.MaxValue && difference < 19)
        {
            var divisor = (long)BigInteger.Pow(10, difference);
            var low = LowBits(Digits);
            return (low / divisor) + (low % divisor != 0 ? 1 : 0);
        }

        var quotient = BigInteger.DivRem(Digits, BigInteger.Pow(10, difference), out var remainder);
        quotient -= remainder.Sign < 0 ? 1 : 0;
        return unchecked(LowBits(quotient) + (remainder.IsZero ? 0 : 1));
    }

    public bool TryGetInt64(out long value)
    {
        value = 0;
        return IsSmall && Exponent >= 0 && TryScaleUp(Digits, Exponent, out value);
    }

    public double ToDouble()
    {
        var digits = double.Parse(Digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return Exponent == 0 ? digits : digits * PowerOfTen(Exponent);
    }

    /// <summary>The lowest 64 bits of the magnitude, with the sign.</summary>
    private static long LowBits(BigInteger value)
    {
        var low = unchecked((long)(ulong)(BigInteger.Abs(value) & ulong.MaxValue));
        return value.Sign < 0 ? unchecked(-low) : low;
    }

    private static bool Fits(BigInteger value) => value >= long.MinValue && value <= long.MaxValue;

    private static bool TryScaleUp(BigInteger value, int exponent, out long scaled)
    {
        scaled = 0;
        if (value.IsZero)
        {
            return true;
        }

        var product = exponent > 19 ? null : (BigInteger?)(value * BigInteger.Pow(10, exponent));
        if (product is not { } result || !Fits(result))
        {
            return false;
        }

        scaled = (long)result;
        return true;
    }

    private static (BigInteger Left, BigInteger Right) Align(Amount left, Amount right)
    {
        var exponent = Math.Min(left.Exponent, right.Exponent);
        return (left.Digits * BigInteger.Pow(10, left.Exponent - exponent), right.Digits * BigInteger.Pow(10, right.Exponent - exponent));
    }

    /// <summary>Computed in two factors as in Go, whose last digit differs from the nearest double now and then.</summary>
    private static double PowerOfTen(int exponent)
    {
        if (exponent is < -323 or > 308)
        {
            return exponent < 0 ? 0 : double.PositiveInfinity;
        }

        var size = Math.Abs(exponent);
        var coarse = Parse((exponent < 0 ? -1 : 1) * (size / 32 * 32));
        var fine = Parse(size % 32);
        return exponent < 0 ? coarse / fine : coarse * fine;
    }

    private static double Parse(int exponent) => double.Parse(string.Create(CultureInfo.InvariantCulture, $"1e{exponent}"), CultureInfo.InvariantCulture);
}
