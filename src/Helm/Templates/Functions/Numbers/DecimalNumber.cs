using System.Globalization;
using System.Numerics;
using Flux.Helm.Templates.Formatting;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions.Numbers;

/// <summary>A decimal of any size: Value × 10^Exponent. Division keeps 16 places.</summary>
internal readonly record struct DecimalNumber(BigInteger Value, int Exponent)
{
    private const int DivisionPlaces = 16;

    public static DecimalNumber From(double number)
    {
        if (!double.IsFinite(number))
        {
            throw new TemplateCallException($"Cannot create a Decimal from {FloatText.Format(number, 'g', -1)}");
        }

        var digits = DecimalDigits.Shortest(Math.Abs(number));
        if (digits.Digits.Length == 0)
        {
            return new DecimalNumber(BigInteger.Zero, 0);
        }

        var value = BigInteger.Parse(digits.Digits, CultureInfo.InvariantCulture);
        return new DecimalNumber(number < 0 ? -value : value, digits.Point - digits.Digits.Length);
    }

    public static DecimalNumber Add(DecimalNumber left, DecimalNumber right)
    {
        var exponent = Math.Min(left.Exponent, right.Exponent);
        return new DecimalNumber(left.Scaled(exponent) + right.Scaled(exponent), exponent);
    }

    public static DecimalNumber Subtract(DecimalNumber left, DecimalNumber right) => Add(left, right with { Value = -right.Value });

    public static DecimalNumber Multiply(DecimalNumber left, DecimalNumber right) => new(left.Value * right.Value, left.Exponent + right.Exponent);

    public static DecimalNumber Divide(DecimalNumber left, DecimalNumber right)
    {
        if (right.Value.IsZero)
        {
            throw new TemplateCallException("decimal division by 0");
        }

        var scale = left.Exponent - right.Exponent + DivisionPlaces;
        var dividend = scale >= 0 ? left.Value * BigInteger.Pow(10, scale) : left.Value;
        var divisor = scale >= 0 ? right.Value : right.Value * BigInteger.Pow(10, -scale);
        var quotient = BigInteger.DivRem(dividend, divisor, out var rest);
        if (BigInteger.Abs(rest) * 2 >= BigInteger.Abs(divisor))
        {
            quotient += dividend.Sign * divisor.Sign;
        }

        return new DecimalNumber(quotient, -DivisionPlaces);
    }

    public double ToDouble() => double.Parse($"{Value}E{Exponent}", NumberStyles.Float, CultureInfo.InvariantCulture);

    private BigInteger Scaled(int exponent) => Value * BigInteger.Pow(10, Exponent - exponent);
}
