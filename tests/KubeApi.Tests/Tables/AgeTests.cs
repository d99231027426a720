using Flux.KubeApi.Tables;

namespace Flux.KubeApi.Tests.Tables;

public sealed class AgeTests
{
    [Theory]
    [InlineData(0, "0s")]
    [InlineData(119, "119s")]
    [InlineData(125, "2m5s")]
    [InlineData(3600 * 3, "3h")]
    [InlineData((3600 * 3) + 60, "3h1m")]
    [InlineData(86400 * 3, "3d")]
    [InlineData((86400 * 3) + 7200, "3d2h")]
    [InlineData(86400L * 365 * 3, "3y")]
    public void Format_Seconds_ShowsTheUnitsThatMatter(long seconds, string expected) =>
        Assert.Equal(expected, Age.Format(TimeSpan.FromSeconds(seconds)));
}
