using Flux.Manifests.Text;

namespace Flux.Manifests.Tests.Text;

public sealed class GoTextTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "1")]
    [InlineData(100, "100")]
    [InlineData(1.5, "1.5")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(999999, "999999")]
    [InlineData(1e6, "1e+06")]
    [InlineData(1e21, "1e+21")]
    [InlineData(-123456.789, "-123456.789")]
    public void FormatFloat_OfValue_HasShortestDigits(double value, string expected) => Assert.Equal(expected, GoText.FormatFloat(value));

    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("a\"b\\c", "\"a\\\"b\\\\c\"")]
    [InlineData("\u0001\u007f\u00a0é😀", "\"\\x01\\x7f\\u00a0é😀\"")]
    public void Quote_OfText_IsGoLiteral(string value, string expected) => Assert.Equal(expected, GoText.Quote(value));
}
