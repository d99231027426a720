using Flux.Helm.Registries;

namespace Flux.Helm.Tests.Registries;

public sealed class RegistryReferenceTests
{
    [Theory]
    [InlineData("oci://r.example.com:5000/t/chart:1.0.0+b", "r.example.com:5000/t/chart:1.0.0_b")]
    [InlineData("r.example.com/chart", "r.example.com/chart@")]
    public void TryParse_Reference_IsWrittenWithItsTag(string text, string written) => Assert.Equal(written, RegistryReference.TryParse(text, out _)?.ToString());

    [Theory]
    [InlineData("oci://r.example.com", "invalid reference: missing registry or repository")]
    [InlineData("r.example.com/Upper", "invalid reference: invalid repository \"Upper\"")]
    [InlineData("r.example.com/a:b c", "invalid reference: invalid tag \"b c\"")]
    [InlineData("/a", "invalid reference: invalid registry \"\"")]
    public void TryParse_BadReference_SaysWhatIsWrong(string text, string problem)
    {
        Assert.Null(RegistryReference.TryParse(text, out var error));
        Assert.Equal(problem, error);
    }

    [Fact]
    public void DigestProblem_ShortDigest_IsNamed() =>
        Assert.Equal(
            "invalid reference: invalid digest \"sha256:short\": invalid checksum digest length",
            RegistryReference.TryParse("r.example.com/a@sha256:short", out _)!.DigestProblem());

    [Theory]
    [InlineData("", "2.0.0")]
    [InlineData("^1", "1.1.0+b")]
    [InlineData("1.0.0", "1.0.0")]
    public void Select_Range_TakesTheNewestTag(string range, string tag) =>
        Assert.Equal(tag, ChartTags.Select(ChartTags.Versions(["1.0.0", "latest", "2.1.0-rc.1", "2.0.0", "1.1.0_b"]), range, out _));
}
