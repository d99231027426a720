using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Flux.Helm.Templates.Functions.Crypto.Rsa;

/// <summary>
/// Montgomery arithmetic modulo eight odd numbers of the same length at once, one in each lane of a vector.
/// </summary>
/// <remarks>
/// <para>A number is a list of limbs of 28 bits (27 above 1024 bits, where columns are longer), each in a 64-bit lane, so that a
/// column of products is added up without carries. R, the power of two after the last limb, is more than 16 times the modulus, so
/// values may stay below twice the modulus, and be doubled once, without a final subtraction (Walter, 1999).</para>
/// <para>No branch and no address depends on a value: which number is tested does not show in the time a test takes.</para>
/// </remarks>
internal sealed class LaneModulus
{
    public const int Lanes = 8;

    /// <summary>With a zero after it: an odd number of columns ends with half a pair.</summary>
    private readonly Vector512<ulong>[] _modulus;

    private readonly Vector512<ulong>[] _quotients;
    private readonly Vector512<ulong>[] _columns;
    private readonly Vector512<ulong> _negativeInverse;
    private readonly Vector512<ulong> _mask;

    /// <param name="moduli">Eight odd numbers in little-endian limbs of 64 bits, the highest bit of each set.</param>
    public LaneModulus(IReadOnlyList<ulong[]> moduli)
    {
        Bits = moduli[0].Length * 64;
        LimbBits = Bits <= 1024 ? 28 : 27;
        LimbCount = (Bits + 4 + LimbBits - 1) / LimbBits;
        _mask = Vector512.Create((1UL << LimbBits) - 1);
        _modulus = [.. Spread(moduli), Vector512<ulong>.Zero];
        _quotients = new Vector512<ulong>[LimbCount];
        _columns = new Vector512<ulong>[(2 * LimbCount) - 1];
        _negativeInverse = Vector512.Create([.. moduli.Select(number => NegativeInverse(number[0]))]) & _mask;
        One = Spread([.. moduli.Select(number => PowerOfTwo(LimbCount * LimbBits, number))]);
    }

    public int Bits { get; }

    public int LimbBits { get; }

    public int LimbCount { get; }

    /// <summary>1 in Montgomery form.</summary>
    public Vector512<ulong>[] One { get; }

    public ReadOnlySpan<Vector512<ulong>> Modulus => _modulus.AsSpan(0, LimbCount);

    /// <summary>Numbers in 64-bit limbs, as lanes.</summary>
    public Vector512<ulong>[] Spread(IReadOnlyList<ulong[]> numbers)
    {
        var limbs = new Vector512<ulong>[LimbCount];
        for (var i = 0; i < LimbCount; i++)
        {
            var at = i * LimbBits;
            limbs[i] = Vector512.Create([.. numbers.Select(number => BitsAt(number, at))]) & _mask;
        }

        return limbs;
    }

    /// <summary>result = value² / R. The result may be the value itself.</summary>
    public void Square(ReadOnlySpan<Vector512<ulong>> value, Span<Vector512<ulong>> result)
    {
        LaneColumns.Square(value, _columns);
        Reduce(result);
    }

    /// <summary>result = left · right / R. The result may be one of them.</summary>
    public void Multiply(ReadOnlySpan<Vector512<ulong>> left, ReadOnlySpan<Vector512<ulong>> right, Span<Vector512<ulong>> result)
    {
        LaneColumns.Multiply(left, right, _columns);
        Reduce(result);
    }

    /// <summary>Adds the multiple of the modulus that makes the lower half of the columns zero, and takes the upper half.</summary>
    private void Reduce(Span<Vector512<ulong>> result)
    {
        var carry = Vector512<ulong>.Zero;
        for (var column = 0; column < LimbCount; column += 2)
        {
            var (sum, next) = LaneColumns.Pair(_quotients, _modulus, column, 0, column);
            carry = Eliminate(sum + carry + _columns[column], column);
            if (column + 1 < LimbCount)
            {
                next += LaneColumns.Product(_quotients[column], _modulus[1]);
                carry = Eliminate(next + carry + _columns[column + 1], column + 1);
            }
        }

        for (var column = LimbCount; column < _columns.Length; column += 2)
        {
            var first = column - LimbCount + 1;
            var (sum, next) = LaneColumns.Pair(_quotients, _modulus, column, first + 1, LimbCount);
            sum += LaneColumns.Product(_quotients[first], _modulus[LimbCount - 1]) + carry + _columns[column];
            (result[first - 1], carry) = (sum & _mask, sum >>> LimbBits);
            if (column + 1 < _columns.Length)
            {
                next += carry + _columns[column + 1];
                (result[first], carry) = (next & _mask, next >>> LimbBits);
            }
        }

        result[LimbCount - 1] = carry;
    }

    /// <summary>Chooses the multiple of the modulus that makes the lowest limb zero, and shifts that away.</summary>
    private Vector512<ulong> Eliminate(Vector512<ulong> sum, int column)
    {
        var quotient = LaneColumns.Product(sum, _negativeInverse) & _mask;
        _quotients[column] = quotient;
        return (sum + LaneColumns.Product(quotient, _modulus[0])) >>> LimbBits;
    }

    private static ulong BitsAt(ulong[] number, int at)
    {
        var (index, shift) = (at / 64, at % 64);
        if (index >= number.Length)
        {
            return 0;
        }

        var low = number[index] >> shift;
        return shift == 0 || index + 1 >= number.Length ? low : low | (number[index + 1] << (64 - shift));
    }

    /// <summary>-1/number modulo 2^64, by Newton's iteration: each round doubles the bits that are right, from 3 on.</summary>
    private static ulong NegativeInverse(ulong number)
    {
        var inverse = number;
        for (var bits = 3; bits < 64; bits *= 2)
        {
            inverse *= 2 - (number * inverse);
        }

        return 0 - inverse;
    }

    /// <summary>2^exponent modulo a number whose highest bit is set.</summary>
    private static ulong[] PowerOfTwo(int exponent, ulong[] number)
    {
        var modulus = new BigInteger(MemoryMarshal.AsBytes(number.AsSpan()), isUnsigned: true);
        var power = BigInteger.Remainder(BigInteger.One << exponent, modulus);
        var limbs = new ulong[number.Length];
        power.TryWriteBytes(MemoryMarshal.AsBytes(limbs.AsSpan()), out _, isUnsigned: true);
        return limbs;
    }
}
