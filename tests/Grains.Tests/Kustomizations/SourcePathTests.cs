using Flux.Grains.Kustomizations;

namespace Flux.Grains.Tests.Kustomizations;

public sealed class SourcePathTests
{
    [Theory]
    [InlineData("./apps/../prod//", "prod")]
    [InlineData("/abs/./x", "abs/x")]
    [InlineData("../../etc", "etc")]
    [InlineData("", "")]
    public void Normalise_AnyPath_StaysInsideTheArtifact(string path, string expected) => Assert.Equal(expected, SourcePath.Normalise(path));
}
