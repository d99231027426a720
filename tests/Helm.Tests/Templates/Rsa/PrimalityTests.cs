using System.Numerics;
using System.Runtime.Intrinsics;
using Flux.Helm.Templates.Functions.Crypto.Rsa;

namespace Flux.Helm.Tests.Templates.Rsa;

public sealed class PrimalityTests
{
    private const int Bits = 128;

    /// <summary>2^128, below which 2^128 - 159 and 2^128 - 173 are the largest primes.</summary>
    private static readonly BigInteger Top = BigInteger.One << Bits;

    [Fact]
    public void Tests_OfNumbersAroundKnownPrimes_AgreeWithFactoring()
    {
        int[] primes = [159, 173];
        var numbers = Enumerable.Range(0, 96).Select(i => Top - 1 - (2 * i)).ToArray();

        foreach (var chunk in numbers.Chunk(LaneModulus.Lanes))
        {
            var passed = PrimalityTest.PassFermat([.. chunk.Select(number => Limbs(number))]);
            for (var i = 0; i < chunk.Length; i++)
            {
                var isPrime = primes.Contains((int)(Top - chunk[i]));
                Assert.Equal(isPrime, passed[i]);
                Assert.Equal(isPrime, PrimalityTest.IsProbablePrime(Limbs(chunk[i])));
            }
        }
    }

    /// <summary>(6k+1)(12k+1)(18k+1), all three prime: a Carmichael number passes Fermat's test to every base that it has no factor in common with.</summary>
    [Fact]
    public void MillerRabin_OfCarmichaelNumbers_SeesWhatFermatDoesNot()
    {
        var found = 0;
        for (var k = new BigInteger(630_000_000_000); found < 3; k--)
        {
            BigInteger[] factors = [(6 * k) + 1, (12 * k) + 1, (18 * k) + 1];
            if (!factors.All(IsPrime))
            {
                continue;
            }

            var number = factors[0] * factors[1] * factors[2];
            if (number.GetBitLength() != Bits)
            {
                continue;
            }

            found++;
            Assert.All(PrimalityTest.PassFermat([.. Enumerable.Repeat(Limbs(number), LaneModulus.Lanes)]), Assert.True);
            Assert.False(PrimalityTest.IsProbablePrime(Limbs(number)));
        }
    }

    /// <summary>(k+1)(2k+1) with both factors prime passes Miller's test to one base in four at most.</summary>
    [Fact]
    public void MillerRabin_OfProductsMadeToPassIt_SeesThem()
    {
        var found = 0;
        for (var k = (BigInteger.One << 63) + 2; found < 3; k += 2)
        {
            if (IsPrime(k + 1) && IsPrime((2 * k) + 1) && ((k + 1) * ((2 * k) + 1)).GetBitLength() == Bits)
            {
                found++;
                Assert.False(PrimalityTest.IsProbablePrime(Limbs((k + 1) * ((2 * k) + 1))));
            }
        }
    }

    [Theory]
    [InlineData(128)]
    [InlineData(1024)]
    [InlineData(2048)]
    public void Arithmetic_OfRandomAndExtremeNumbers_AgreesWithBigIntegers(int bits)
    {
        var random = new Random(bits);
        var moduli = Enumerable.Range(0, LaneModulus.Lanes).Select(lane => Modulus(random, bits, lane)).ToArray();
        var lanes = new LaneModulus([.. moduli.Select(number => Limbs(number))]);
        var (left, right) = (moduli.Select(n => Below(random, n)).ToArray(), moduli.Select(n => n - 1).ToArray());
        var (a, b, result) = (lanes.Spread([.. left.Select(x => Limbs(x, bits))]), lanes.Spread([.. right.Select(x => Limbs(x, bits))]), new Vector512<ulong>[lanes.LimbCount]);
        var shift = BigInteger.One << (lanes.LimbBits * lanes.LimbCount);

        lanes.Multiply(a, b, result);
        Assert.All(Enumerable.Range(0, LaneModulus.Lanes), lane => Assert.Equal(left[lane] * right[lane] % moduli[lane], Value(result, lane, lanes) * shift % moduli[lane]));

        // The largest values that arithmetic may meet: below twice the modulus, doubled once, limbs not carried.
        for (var i = 0; i < b.Length; i++)
        {
            b[i] += b[i];
        }

        lanes.Square(b, b);
        Assert.All(Enumerable.Range(0, LaneModulus.Lanes), lane => Assert.Equal(4 * right[lane] * right[lane] % moduli[lane], Value(b, lane, lanes) * shift % moduli[lane]));
    }

    [Fact]
    public void Find_Primes_HaveNoPatternInTheirTopBits()
    {
        var tops = Enumerable.Range(0, 300).Select(_ => new PrimeSearch(128).Find()[^1] >> 58).ToArray();

        // From 0.707 on there are 19 values of the highest six bits: 16 of each are to be expected.
        Assert.All(Enumerable.Range(46, 18), value => Assert.InRange(tops.Count(top => top == (ulong)value), 2, 50));
        Assert.DoesNotContain(tops, top => top < 45);
        Assert.Equal(4, Enumerable.Range(0, 100).Select(_ => new PrimeSearch(128).Find()[0] & 7).Distinct().Count());
    }

    private static BigInteger Modulus(Random random, int bits, int lane) => lane switch
    {
        0 => (BigInteger.One << bits) - 1,
        1 => (BigInteger.One << (bits - 1)) + 1,
        _ => (BigInteger.One << (bits - 1)) | Below(random, BigInteger.One << (bits - 1)) | 1,
    };

    private static BigInteger Below(Random random, BigInteger limit)
    {
        var bytes = new byte[limit.GetByteCount(isUnsigned: true)];
        random.NextBytes(bytes);
        return new BigInteger(bytes, isUnsigned: true) % limit;
    }

    private static BigInteger Value(Vector512<ulong>[] limbs, int lane, LaneModulus lanes) =>
        limbs.Reverse().Aggregate(BigInteger.Zero, (value, limb) => (value << lanes.LimbBits) + limb[lane]);

    private static ulong[] Limbs(BigInteger number) => Limbs(number, (int)number.GetBitLength());

    private static ulong[] Limbs(BigInteger number, int bits) => [.. Enumerable.Range(0, bits / 64).Select(i => (ulong)((number >> (64 * i)) & ulong.MaxValue))];

    private static bool IsPrime(BigInteger number) =>
        new Org.BouncyCastle.Math.BigInteger(number.ToString(System.Globalization.CultureInfo.InvariantCulture)).IsProbablePrime(60);
}
