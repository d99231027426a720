using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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

    private readonly Vector512<ulong>[] _modulus;
    private readonly Vector512<ulong>[] _quotients;
    private readonly Vector512<ulong> _negativeInverse;
    private readonly Vector512<ulong> _mask;

    /// <param name="moduli">Eight odd numbers in little-endian limbs of 64 bits, the highest bit of each set.</param>
    public LaneModulus(IReadOnlyList<ulong[]> moduli)
    {
        Bits = moduli[0].Length * 64;
        LimbBits = Bits <= 1024 ? 28 : 27;
        LimbCount = (Bits + 4 + LimbBits - 1) / LimbBits;
        _mask = Vector512.Create((1UL << LimbBits) - 1);
        _modulus = Spread(moduli);
        _quotients = new Vector512<ulong>[LimbCount];
        _negativeInverse = Vector512.Create([.. moduli.Select(number => NegativeInverse(number[0]))]) & _mask;
        One = Spread([.. moduli.Select(number => PowerOfTwo(LimbCount * LimbBits, number))]);
    }

    public int Bits { get; }

    public int LimbBits { get; }

    public int LimbCount { get; }

    /// <summary>1 in Montgomery form.</summary>
    public Vector512<ulong>[] One { get; }

    public ReadOnlySpan<Vector512<ulong>> Modulus => _modulus;

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
        ReadOnlySpan<Vector512<ulong>> quotients = _quotients;
        ReadOnlySpan<Vector512<ulong>> modulus = _modulus;
        var sum = Vector512<ulong>.Zero;
        for (var column = 0; column < LimbCount; column++)
        {
            sum += SquareColumn(value, column, 0) + Column(quotients, modulus, column, 0, column);
            sum = Eliminate(sum, column);
        }

        for (var column = LimbCount; column < (2 * LimbCount) - 1; column++)
        {
            var first = column - LimbCount + 1;
            sum += SquareColumn(value, column, first) + Column(quotients, modulus, column, first, LimbCount);
            result[column - LimbCount] = sum & _mask;
            sum >>>= LimbBits;
        }

        result[LimbCount - 1] = sum;
    }

    /// <summary>result = left · right / R. The result must be neither of them.</summary>
    public void Multiply(ReadOnlySpan<Vector512<ulong>> left, ReadOnlySpan<Vector512<ulong>> right, Span<Vector512<ulong>> result)
    {
        ReadOnlySpan<Vector512<ulong>> quotients = _quotients;
        ReadOnlySpan<Vector512<ulong>> modulus = _modulus;
        var sum = Vector512<ulong>.Zero;
        for (var column = 0; column < LimbCount; column++)
        {
            sum += Column(left, right, column, 0, column + 1) + Column(quotients, modulus, column, 0, column);
            sum = Eliminate(sum, column);
        }

        for (var column = LimbCount; column < (2 * LimbCount) - 1; column++)
        {
            var first = column - LimbCount + 1;
            sum += Column(left, right, column, first, LimbCount) + Column(quotients, modulus, column, first, LimbCount);
            result[column - LimbCount] = sum & _mask;
            sum >>>= LimbBits;
        }

        result[LimbCount - 1] = sum;
    }

    /// <summary>Chooses the multiple of the modulus that makes the lowest limb zero, and shifts that away.</summary>
    private Vector512<ulong> Eliminate(Vector512<ulong> sum, int column)
    {
        var quotient = Product(sum, _negativeInverse) & _mask;
        _quotients[column] = quotient;
        return (sum + Product(quotient, _modulus[0])) >>> LimbBits;
    }

    /// <summary>The sum of left[i] · right[column - i] for i from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    private static Vector512<ulong> Column(ReadOnlySpan<Vector512<ulong>> left, ReadOnlySpan<Vector512<ulong>> right, int column, int first, int end)
    {
        var (even, odd) = (Vector512<ulong>.Zero, Vector512<ulong>.Zero);
        var i = first;
        for (; i + 1 < end; i += 2)
        {
            even += Product(left[i], right[column - i]);
            odd += Product(left[i + 1], right[column - i - 1]);
        }

        return i < end ? even + odd + Product(left[i], right[column - i]) : even + odd;
    }

    /// <summary>The column of a square: products of two different limbs come twice.</summary>
    private static Vector512<ulong> SquareColumn(ReadOnlySpan<Vector512<ulong>> value, int column, int first)
    {
        var half = Column(value, value, column, first, (column + 1) / 2);
        var sum = half + half;
        return (column & 1) == 0 ? sum + Product(value[column / 2], value[column / 2]) : sum;
    }

    /// <summary>The products of the low 32 bits of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Product(Vector512<ulong> left, Vector512<ulong> right)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.Multiply(left.AsUInt32(), right.AsUInt32());
        }

        if (Avx2.IsSupported)
        {
            return Vector512.Create(
                Avx2.Multiply(left.GetLower().AsUInt32(), right.GetLower().AsUInt32()),
                Avx2.Multiply(left.GetUpper().AsUInt32(), right.GetUpper().AsUInt32()));
        }

        var low = Vector512.Create((ulong)uint.MaxValue);
        return (left & low) * (right & low);
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
