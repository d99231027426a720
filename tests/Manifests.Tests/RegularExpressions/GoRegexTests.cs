using Flux.Manifests.RegularExpressions;

namespace Flux.Manifests.Tests.RegularExpressions;

public sealed class GoRegexTests
{
    [Theory]
    [InlineData("^([0-9]+(\\.[0-9]+)?(ms|s|m|h))+$", "1h30m", true)]
    [InlineData("^a$", "a\n", false)]
    [InlineData("(?m)^a$", "b\na\nc", true)]
    [InlineData("^\\d+$", "٣", false)]
    [InlineData("^\\w+$", "é", false)]
    [InlineData("^.$", "😀", true)]
    [InlineData("^[^a]{2}$", "😀b", true)]
    [InlineData("^[😀-😂]$", "😁", true)]
    [InlineData("(?i)^straße[[:digit:]]$", "STRAßE7", true)]
    [InlineData("^\\Qa.b\\E$", "a.b", true)]
    [InlineData("^(?P<n>a)(?:b)$", "ab", true)]
    [InlineData("^a{,2}$", "a{,2}", true)]
    [InlineData("^\\pL\\p{Greek}\\PN$", "aβ-", true)]
    [InlineData("^@([a-z0-9]([a-z0-9_-]*[a-z0-9])?)/(.*)$", "@src/*", true)]
    public void IsMatch_OfPattern_FollowsGo(string pattern, string text, bool expected)
    {
        var regex = GoRegex.TryParse(pattern, out var error);

        Assert.Null(error);
        Assert.Equal(expected, regex!.IsMatch(text));
    }

    [Theory]
    [InlineData("[", "error parsing regexp: missing closing ]: `[`")]
    [InlineData("a(b", "error parsing regexp: missing closing ): `a(b`")]
    [InlineData("a)", "error parsing regexp: unexpected ): `a)`")]
    [InlineData("*a", "error parsing regexp: missing argument to repetition operator: `*`")]
    [InlineData("a**", "error parsing regexp: invalid nested repetition operator: `**`")]
    [InlineData("a{1001}", "error parsing regexp: invalid repeat count: `{1001}`")]
    [InlineData("(?=a)", "error parsing regexp: invalid or unsupported Perl syntax: `(?=`")]
    [InlineData("(a)\\1", "error parsing regexp: invalid escape sequence: `\\1`")]
    [InlineData("[z-a]", "error parsing regexp: invalid character class range: `z-a`")]
    [InlineData("a\\", "error parsing regexp: trailing backslash at end of expression: ``")]
    [InlineData("(?P<a-b>x)", "error parsing regexp: invalid named capture: `(?P<a-b>`")]
    public void TryParse_OfBadPattern_SaysWhatGoSays(string pattern, string expected)
    {
        Assert.Null(GoRegex.TryParse(pattern, out var error));
        Assert.Equal(expected, error);
    }

    [Fact]
    public void IsMatch_OfCatastrophicPattern_StaysLinear() =>
        Assert.False(GoRegex.TryParse("^(a+)+$", out _)!.IsMatch(new string('a', 50_000) + "!"));
}
