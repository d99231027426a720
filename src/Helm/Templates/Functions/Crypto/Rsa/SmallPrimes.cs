using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Flux.Helm.Templates.Functions.Crypto.Rsa;

/// <summary>The odd primes that candidates are divided by before anything dearer is tried, in groups that are worked on together.</summary>
internal static class SmallPrimes
{
    public const int GroupSize = 4 * Lanes;

    /// <summary>Where division stops to pay: each doubling saves one exponentiation in sixteen.</summary>
    public const int Limit = 1 << 18;

    private const int Lanes = 8;
    private const double WordSize = 4_294_967_296.0;

    /// <summary>Adding it to a number below 2^51 and taking it away again leaves a whole number.</summary>
    private const double Rounding = 6_755_399_441_055_744.0;

    private static readonly double[] Found = Find();

    /// <summary>Whole groups: the last prime may stand there several times.</summary>
    public static ReadOnlySpan<double> All => Found;

    /// <summary>What is left of a number when it is divided by each prime of a group; what is negative lacks the prime.</summary>
    /// <param name="number">Little-endian limbs.</param>
    /// <param name="primes">A group.</param>
    /// <param name="remainders">As many.</param>
    public static void Divide(ReadOnlySpan<ulong> number, ReadOnlySpan<double> primes, Span<double> remainders)
    {
        // Four vectors at a time: the steps for one wait for each other. All that is computed is exact: it stays below 2^53.
        var vectors = MemoryMarshal.Cast<double, Vector512<double>>(primes);
        var (prime0, prime1, prime2, prime3) = (vectors[0], vectors[1], vectors[2], vectors[3]);
        var (inverse0, inverse1, inverse2, inverse3) = (Vector512<double>.One / prime0, Vector512<double>.One / prime1, Vector512<double>.One / prime2, Vector512<double>.One / prime3);
        var (rest0, rest1, rest2, rest3) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        var words = MemoryMarshal.Cast<ulong, uint>(number);
        for (var i = words.Length - 1; i >= 0; i--)
        {
            var word = Vector512.Create((double)words[i]);
            rest0 = Rest(rest0, word, prime0, inverse0);
            rest1 = Rest(rest1, word, prime1, inverse1);
            rest2 = Rest(rest2, word, prime2, inverse2);
            rest3 = Rest(rest3, word, prime3, inverse3);
        }

        var results = MemoryMarshal.Cast<double, Vector512<double>>(remainders);
        (results[0], results[1], results[2], results[3]) = (rest0, rest1, rest2, rest3);
    }

    private static Vector512<double> Rest(Vector512<double> rest, Vector512<double> word, Vector512<double> prime, Vector512<double> inverse)
    {
        var rounding = Vector512.Create(Rounding);
        var whole = (rest * Vector512.Create(WordSize)) + word;
        var quotient = ((whole * inverse) + rounding) - rounding;
        return whole - (quotient * prime);
    }

    private static double[] Find()
    {
        var isComposite = new bool[Limit];
        var primes = new List<double>();
        for (var number = 3; number < Limit; number += 2)
        {
            if (isComposite[number])
            {
                continue;
            }

            primes.Add(number);
            for (var multiple = (long)number * number; multiple < Limit; multiple += 2L * number)
            {
                isComposite[multiple] = true;
            }
        }

        while (primes.Count % GroupSize != 0)
        {
            primes.Add(primes[^1]);
        }

        return [.. primes];
    }
}
