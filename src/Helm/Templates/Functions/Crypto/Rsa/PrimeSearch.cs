using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Flux.Helm.Templates.Functions.Crypto.Rsa;

/// <summary>Finds random primes.</summary>
internal static class PrimeSearch
{
    /// <summary>√½ · 2^64, rounded up: the product of two numbers that begin at least so has its highest bit set.</summary>
    private const ulong LeastHighLimb = 0xB504F333F9DE6485;

    /// <summary>
    /// The first probable prime after a random number from √½ · 2^bits on. Like every incremental search it prefers primes after long gaps,
    /// which costs less than a bit of entropy.
    /// </summary>
    /// <param name="bits">Length of the prime, a multiple of 64 from 128 to 2048.</param>
    /// <returns>Little-endian limbs.</returns>
    public static ulong[] Find(int bits)
    {
        while (true)
        {
            var candidates = new Candidates(RandomStart(bits / 64));
            while (NextBatch(candidates) is { } batch)
            {
                var passed = PrimalityTest.PassFermat(batch);
                for (var lane = 0; lane < batch.Length; lane++)
                {
                    if (passed[lane] && PrimalityTest.IsProbablePrime(batch[lane]))
                    {
                        return batch[lane];
                    }
                }
            }
        }
    }

    private static ulong[][]? NextBatch(Candidates candidates)
    {
        var batch = new ulong[LaneModulus.Lanes][];
        for (var lane = 0; lane < batch.Length; lane++)
        {
            if (candidates.Next() is not { } candidate)
            {
                return null;
            }

            batch[lane] = candidate;
        }

        return batch;
    }

    private static ulong[] RandomStart(int limbs)
    {
        var start = new ulong[limbs];
        do
        {
            RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(start.AsSpan()));
            start[0] |= 1;
        }
        while (start[^1] < LeastHighLimb || start.AsSpan(1).IndexOfAnyExcept(ulong.MaxValue) < 0);

        return start;
    }
}
