using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace Flux.Helm.Templates.Functions.Crypto.Rsa;

/// <summary>Tells composites from probable primes.</summary>
internal static class PrimalityTest
{
    private const int WindowBits = 4;

    /// <summary>
    /// Fermat's test to base 2 of eight odd numbers at once: a filter. A prime passes; of random composites of these lengths hardly
    /// one ever does.
    /// </summary>
    public static bool[] PassFermat(IReadOnlyList<ulong[]> numbers)
    {
        var arithmetic = new LaneModulus(numbers);
        var modulus = arithmetic.Modulus;
        var power = (Vector512<ulong>[])arithmetic.One.Clone();
        for (var bit = arithmetic.Bits - 1; bit >= 0; bit--)
        {
            arithmetic.Square(power, power);

            // The exponent is the number less 1, which as an odd number it differs from in bit 0 only.
            var set = bit == 0 ? Vector512<ulong>.Zero : (modulus[bit / arithmetic.LimbBits] >>> (bit % arithmetic.LimbBits)) & Vector512<ulong>.One;
            for (var i = 0; i < power.Length; i++)
            {
                power[i] += power[i] & (Vector512<ulong>.Zero - set);
            }
        }

        var isOne = IsOne(arithmetic, Reduce(arithmetic, power));
        return [.. Enumerable.Range(0, LaneModulus.Lanes).Select(lane => isOne[lane] != 0)];
    }

    /// <summary>
    /// Miller's and Rabin's test to eight random bases, where FIPS 186-5 (table B.1) asks for five with primes of 1024 bits and four
    /// with longer ones.
    /// </summary>
    /// <param name="number">An odd number in little-endian limbs, its highest bit set.</param>
    public static bool IsProbablePrime(ulong[] number)
    {
        var arithmetic = new LaneModulus([.. Enumerable.Repeat(number, LaneModulus.Lanes)]);
        var (exponent, twos) = OddPart(number);
        var power = Power(arithmetic, RandomBases(arithmetic, number), exponent);
        var passed = IsOne(arithmetic, Reduce(arithmetic, power)) | IsMinusOne(arithmetic, Reduce(arithmetic, power));
        for (var i = 1; i < twos; i++)
        {
            arithmetic.Square(power, power);
            passed |= IsMinusOne(arithmetic, Reduce(arithmetic, power));
        }

        return passed == Vector512<ulong>.AllBitsSet;
    }

    /// <summary>Random numbers below the modulus are the Montgomery form of random numbers, too.</summary>
    private static Vector512<ulong>[] RandomBases(LaneModulus arithmetic, ulong[] number)
    {
        var bases = new ulong[LaneModulus.Lanes][];
        for (var lane = 0; lane < bases.Length; lane++)
        {
            do
            {
                bases[lane] = new ulong[number.Length];
                RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(bases[lane].AsSpan()));
            }
            while (bases[lane][^1] >= number[^1]);
        }

        return arithmetic.Spread(bases);
    }

    /// <summary>number - 1 = exponent · 2^twos with an odd exponent.</summary>
    private static (ulong[] Exponent, int Twos) OddPart(ulong[] number)
    {
        var exponent = (ulong[])number.Clone();
        exponent[0]--;
        var twos = 0;
        while ((exponent[0] & 1) == 0)
        {
            for (var i = 0; i < exponent.Length; i++)
            {
                exponent[i] = (exponent[i] >> 1) | (i + 1 < exponent.Length ? exponent[i + 1] << 63 : 0);
            }

            twos++;
        }

        return (exponent, twos);
    }

    /// <summary>The table of powers is read whole for each window of the exponent, lest the addresses tell what the exponent is.</summary>
    private static Vector512<ulong>[] Power(LaneModulus arithmetic, Vector512<ulong>[] value, ulong[] exponent)
    {
        var powers = new Vector512<ulong>[1 << WindowBits][];
        powers[0] = arithmetic.One;
        powers[1] = value;
        for (var i = 2; i < powers.Length; i++)
        {
            powers[i] = new Vector512<ulong>[arithmetic.LimbCount];
            arithmetic.Multiply(powers[i - 1], value, powers[i]);
        }

        var (result, factor, product) = ((Vector512<ulong>[])arithmetic.One.Clone(), new Vector512<ulong>[arithmetic.LimbCount], new Vector512<ulong>[arithmetic.LimbCount]);
        for (var bit = arithmetic.Bits - WindowBits; bit >= 0; bit -= WindowBits)
        {
            for (var i = 0; i < WindowBits; i++)
            {
                arithmetic.Square(result, result);
            }

            Select(powers, (exponent[bit / 64] >> (bit % 64)) & ((1UL << WindowBits) - 1), factor);
            arithmetic.Multiply(result, factor, product);
            (result, product) = (product, result);
        }

        return result;
    }

    private static void Select(Vector512<ulong>[][] powers, ulong wanted, Vector512<ulong>[] factor)
    {
        Array.Clear(factor);
        for (var i = 0; i < powers.Length; i++)
        {
            var isWanted = Vector512.Equals(Vector512.Create((ulong)i), Vector512.Create(wanted));
            for (var limb = 0; limb < factor.Length; limb++)
            {
                factor[limb] |= powers[i][limb] & isWanted;
            }
        }
    }

    /// <summary>Out of Montgomery form, to a value of at most the modulus.</summary>
    private static Vector512<ulong>[] Reduce(LaneModulus arithmetic, Vector512<ulong>[] value)
    {
        var unit = new Vector512<ulong>[arithmetic.LimbCount];
        unit[0] = Vector512<ulong>.One;
        var reduced = new Vector512<ulong>[arithmetic.LimbCount];
        arithmetic.Multiply(value, unit, reduced);
        return reduced;
    }

    private static Vector512<ulong> IsOne(LaneModulus arithmetic, Vector512<ulong>[] reduced)
    {
        var difference = reduced[0] ^ Vector512<ulong>.One;
        for (var i = 1; i < arithmetic.LimbCount; i++)
        {
            difference |= reduced[i];
        }

        return Vector512.Equals(difference, Vector512<ulong>.Zero);
    }

    private static Vector512<ulong> IsMinusOne(LaneModulus arithmetic, Vector512<ulong>[] reduced)
    {
        var modulus = arithmetic.Modulus;
        var difference = reduced[0] ^ (modulus[0] - Vector512<ulong>.One);
        for (var i = 1; i < arithmetic.LimbCount; i++)
        {
            difference |= reduced[i] ^ modulus[i];
        }

        return Vector512.Equals(difference, Vector512<ulong>.Zero);
    }
}
