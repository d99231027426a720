namespace Flux.Helm.Templates.Functions.Crypto.Rsa;

/// <summary>The odd numbers from a random one on that no small prime divides.</summary>
/// <param name="start">Little-endian limbs of an odd number; the last limb does not overflow within <see cref="Window"/>.</param>
internal sealed class Candidates(ulong[] start)
{
    /// <summary>How many odd numbers belong to a window: about a dozen primes of 1024 bits are among them.</summary>
    public const int Window = 4096;

    private readonly bool[] _isComposite = Sieve(start);
    private int _next;

    /// <summary>The next candidates in little-endian limbs; null at the end of the window.</summary>
    public ulong[][]? Next(int count)
    {
        var numbers = new ulong[count][];
        for (var i = 0; i < count; i++, _next++)
        {
            var skipped = Array.IndexOf(_isComposite, false, _next);
            if (skipped < 0)
            {
                return null;
            }

            _next = skipped;
            numbers[i] = At(_next);
        }

        return numbers;
    }

    private ulong[] At(int index)
    {
        var number = (ulong[])start.Clone();
        var carry = 2UL * (ulong)index;
        for (var i = 0; carry > 0 && i < number.Length; i++)
        {
            number[i] += carry;
            carry = number[i] < carry ? 1UL : 0UL;
        }

        return number;
    }

    private static bool[] Sieve(ulong[] start)
    {
        var isComposite = new bool[Window];
        Span<double> remainders = stackalloc double[SmallPrimes.GroupSize];
        for (var primes = SmallPrimes.All; primes.Length > 0; primes = primes[SmallPrimes.GroupSize..])
        {
            SmallPrimes.Divide(start, primes[..SmallPrimes.GroupSize], remainders);
            for (var i = 0; i < remainders.Length; i++)
            {
                Mark(isComposite, (int)primes[i], (int)remainders[i]);
            }
        }

        return isComposite;
    }

    /// <summary>start + 2·index is divisible by the prime when index is -start/2 modulo the prime.</summary>
    private static void Mark(bool[] isComposite, int prime, int remainder)
    {
        var missing = remainder > 0 ? prime - remainder : -remainder;
        var first = (missing & 1) == 0 ? missing / 2 : (missing + prime) / 2;
        for (var index = first; index < Window; index += prime)
        {
            isComposite[index] = true;
        }
    }
}
