using Flux.Sops.Keys;

namespace Flux.Sops.Tests.Keys;

public sealed class ShamirTests
{
    [Fact]
    public void Combine_TwoPointsOfALine_GiveItsValueAtZero()
    {
        // The line 5 + 3x over GF(2^8): at 1 it is 5^3, at 2 it is 5^6.
        byte[][] parts = [[5 ^ 3, 1], [5 ^ 6, 2]];

        Assert.Equal([5], Shamir.Combine(parts));
    }

    [Fact]
    public void Combine_SamePartTwice_IsRefused() => Assert.Throws<SopsException>(() => Shamir.Combine([[1, 1], [1, 1]]));
}
