using Flux.Manifests.Versions;

namespace Flux.Manifests.Tests.Versions;

public sealed class VersionTests
{
    [Theory]
    [InlineData("1.0.0-9", "1.0.0-10")]
    [InlineData("1.0.0-10", "1.0.0-a")]
    [InlineData("1.0.0-a", "1.0.0-a.1")]
    [InlineData("1.0.0-rc", "1.0.0")]
    [InlineData("1.0.0-18446744073709551615", "1.0.0-100000000000000000000")]
    [InlineData("1.0.0-100000000000000000000", "1.0.0-99999999999999999999")]
    [InlineData("v1.2", "1.2.1")]
    public void Versions_InOrder_CompareSo(string lower, string higher)
    {
        var (left, right) = (SemanticVersion.TryParse(lower, out _)!, SemanticVersion.TryParse(higher, out _)!);

        Assert.True(left.CompareTo(right) < 0);
        Assert.True(right.CompareTo(left) > 0);
    }

    [Theory]
    [InlineData("1", true, false, false)]
    [InlineData("v1.2.3", true, true, false)]
    [InlineData("01.2.3", true, true, false)]
    [InlineData("1.2.3-rc.1+b", true, true, true)]
    [InlineData("1.2.3-01", false, false, false)]
    [InlineData("1.2.99999999999999999999", false, false, false)]
    public void Versions_OfThreeStrictnesses_AreReadOrNot(string text, bool isVersion, bool isComplete, bool isStrict)
    {
        Assert.Equal(isVersion, SemanticVersion.TryParse(text, out var error) is not null);
        Assert.Equal(isVersion, error is null);
        Assert.Equal(isComplete, SemanticVersion.TryParseComplete(text, out _) is not null);
        Assert.Equal(isStrict, SemanticVersion.TryParseStrict(text, out _) is not null);
    }

    [Fact]
    public void Constraint_ThatCannotBeRead_IsQuoted()
    {
        Assert.Null(VersionConstraint.TryParse(">= \"1\"", out var error));
        Assert.Equal("improper constraint: \">= \\\"1\\\"\"", error);
    }
}
