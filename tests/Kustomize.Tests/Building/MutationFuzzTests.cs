using Flux.Bench.Kustomize;

namespace Flux.Kustomize.Tests.Building;

public sealed class MutationFuzzTests
{
    [Fact]
    public void Build_OfDamagedInput_NeverThrows()
    {
        for (var i = 0; i < 2_000; i++)
        {
            Assert.Null(MutationFuzz.Fail(seed: 1, i));
        }
    }
}
