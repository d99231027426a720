using System.Numerics;
using Flux.Helm.Templates.Functions.Crypto.Rsa;

namespace Flux.Helm.Tests.Templates.Rsa;

public sealed class CandidatesTests
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(16, 2)]
    [InlineData(32, 3)]
    public void Candidates_AfterAStart_AreTheNumbersWithoutSmallFactors(int limbs, int seed)
    {
        var random = new Random(seed);
        var start = Enumerable.Range(0, limbs).Select(_ => (ulong)random.NextInt64(long.MinValue, long.MaxValue)).ToArray();
        start[0] |= 1;
        var first = Number(start);
        var product = SmallPrimes.All.ToArray().Distinct().Aggregate(BigInteger.One, (sum, prime) => sum * (BigInteger)prime);

        var expected = Enumerable.Range(0, 400).Select(i => first + (2 * i)).Where(number => BigInteger.GreatestCommonDivisor(product % number, number).IsOne).ToArray();

        var candidates = new Candidates(start);
        Assert.Equal(expected, Enumerable.Range(0, expected.Length).Select(_ => Number(candidates.Next(1)![0])));
    }

    [Fact]
    public void Candidates_AtTheEndOfTheWindow_AreNoneOrWholeBatches()
    {
        var candidates = new Candidates([ulong.MaxValue - 2, ulong.MaxValue >> 1]);
        var last = BigInteger.Zero;
        while (candidates.Next(LaneModulus.Lanes) is { } batch)
        {
            Assert.Equal(LaneModulus.Lanes, batch.Length);
            Assert.All(batch, number => Assert.True(Number(number) > last && (last = Number(number)) > 0));
        }

        Assert.InRange(last, BigInteger.One << 127, (BigInteger.One << 127) + (2 * Candidates.Window));
    }

    private static BigInteger Number(ulong[] limbs) => limbs.Reverse().Aggregate(BigInteger.Zero, (number, limb) => (number << 64) | limb);
}
