using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Flux.Helm.Templates.Functions.Crypto.Rsa;

/// <summary>
/// The search for one of the first probable primes after a random number from √½ · 2^bits on, by as many threads as take part. Like
/// every incremental search it prefers primes after long gaps, which costs less than a bit of entropy.
/// </summary>
/// <param name="bits">Length of the prime, a multiple of 64 from 128 to 2048.</param>
internal sealed class PrimeSearch(int bits)
{
    /// <summary>√½ · 2^64, rounded up: the product of two numbers that begin at least so has its highest bit set.</summary>
    private const ulong LeastHighLimb = 0xB504F333F9DE6485;

    private readonly Lock _lock = new();
    private Candidates? _candidates;
    private volatile ulong[]? _found;
    private volatile bool _isConfirming;

    /// <summary>Two independent primes in little-endian limbs. How long each takes is chance: who is done first helps the other.</summary>
    public static (ulong[] First, ulong[] Second) FindTwo(int bits)
    {
        var (one, two) = (new PrimeSearch(bits), new PrimeSearch(bits));
        Parallel.Invoke(() => Search(one, two), () => Search(two, one));
        return (one.Find(), two.Find());
    }

    /// <returns>Little-endian limbs.</returns>
    public ulong[] Find()
    {
        while (_found is null)
        {
            TestBatch();
        }

        return _found;
    }

    private static void Search(PrimeSearch own, PrimeSearch other)
    {
        own.Find();
        while (other is { _found: null, _isConfirming: false })
        {
            other.TestBatch();
        }
    }

    private void TestBatch()
    {
        var batch = NextBatch();
        var passed = PrimalityTest.PassFermat(batch);
        for (var lane = 0; lane < batch.Length; lane++)
        {
            if (!passed[lane])
            {
                continue;
            }

            // What passed Fermat's test hardly ever fails this one, so nobody need help any more.
            _isConfirming = true;
            if (PrimalityTest.IsProbablePrime(batch[lane]))
            {
                _found ??= batch[lane];
                return;
            }

            _isConfirming = false;
        }
    }

    private ulong[][] NextBatch()
    {
        lock (_lock)
        {
            while (true)
            {
                _candidates ??= new Candidates(RandomStart(bits / 64));
                if (_candidates.Next(LaneModulus.Lanes) is { } batch)
                {
                    return batch;
                }

                _candidates = null;
            }
        }
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
