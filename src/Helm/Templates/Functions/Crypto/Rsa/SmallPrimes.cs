namespace Flux.Helm.Templates.Functions.Crypto.Rsa;

/// <summary>The odd primes that candidates are divided by before anything dearer is tried.</summary>
internal static class SmallPrimes
{
    /// <summary>
    /// Where division stops to pay: from 2^14 to 2^15 it would save one exponentiation in fifteen and cost as much as it saves.
    /// </summary>
    private const int Limit = 1 << 14;

    private static readonly uint[] Primes = Find();

    public static ReadOnlySpan<uint> All => Primes;

    private static uint[] Find()
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
            for (var multiple = number * 3; multiple < Limit; multiple += number * 2)
            {
                isComposite[multiple] = true;
            }
        }

        return [.. primes];
    }
}
