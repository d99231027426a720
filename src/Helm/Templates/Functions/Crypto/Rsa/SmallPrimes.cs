namespace Flux.Helm.Templates.Functions.Crypto.Rsa;

/// <summary>
/// The odd primes that candidates are divided by before anything dearer is tried, in groups whose products fit in 32 bits: a long number
/// is divided once for each group, and only what remains of it for each prime.
/// </summary>
internal static class SmallPrimes
{
    /// <summary>Where division stops to pay: each doubling saves one exponentiation in fifteen.</summary>
    private const int Limit = 1 << 16;

    private static readonly (uint Product, uint[] Primes)[] Grouped = [.. Group(Find())];

    public static ReadOnlySpan<(uint Product, uint[] Primes)> Groups => Grouped;

    private static IEnumerable<(uint Product, uint[] Primes)> Group(List<uint> primes)
    {
        var (product, group) = (1UL, new List<uint>());
        foreach (var prime in primes)
        {
            if (product * prime > uint.MaxValue)
            {
                yield return ((uint)product, [.. group]);
                (product, group) = (1, []);
            }

            product *= prime;
            group.Add(prime);
        }

        yield return ((uint)product, [.. group]);
    }

    private static List<uint> Find()
    {
        var isComposite = new bool[Limit];
        var primes = new List<uint>();
        for (var number = 3; number < Limit; number += 2)
        {
            if (isComposite[number])
            {
                continue;
            }

            primes.Add((uint)number);
            for (var multiple = 3L * number; multiple < Limit; multiple += 2L * number)
            {
                isComposite[multiple] = true;
            }
        }

        return primes;
    }
}
