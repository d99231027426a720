using Flux.Helm.Charts;
using Flux.Helm.Tests.BadInput;

namespace Flux.Helm.Tests.Charts;

public sealed class ChartLockTests
{
    [Theory]
    [InlineData("2020-01-01T00:00:00Z", null)]
    [InlineData("\"2020-01-01T00:00:00.123+02:00\"", null)]
    [InlineData("null", null)]
    [InlineData("2020-01-01", "parsing time \"2020-01-01\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"\" as \"T\"")]
    [InlineData("\"\"", "parsing time \"\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"\" as \"2006\"")]
    [InlineData("2020-13-01T00:00:00Z", "parsing time \"2020-13-01T00:00:00Z\": month out of range")]
    [InlineData("2020-02-30T00:00:00Z", "parsing time \"2020-02-30T00:00:00Z\": day out of range")]
    [InlineData("5", "Time.UnmarshalJSON: input is not a JSON string")]
    public void Lock_WithATime_IsReadOrNamed(string generated, string? problem)
    {
        var result = ChartLoader.LoadFiles(
        [
            TestCharts.File("Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\n"),
            TestCharts.File("Chart.lock", $"dependencies: []\ndigest: x\ngenerated: {generated}\n"),
        ]);

        Assert.Equal(problem is null ? null : $"cannot load Chart.lock: error unmarshaling JSON: while decoding JSON: {problem}", result.Error);
    }
}
