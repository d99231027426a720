using System.Globalization;
using Flux.Cluster.Processes;

namespace Flux.Cluster.Histories;

/// <summary>A handful of random histories. More of them: <c>dotnet exec …/Flux.Cluster.dll run --seed 1 --count 100</c>.</summary>
public sealed class HistoryTests(ITestOutputHelper output)
{
    private const int Operations = 20;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task History_OfAnySeed_EndsAsTheModelSays(int seed)
    {
        await using var process = new SingleWorkspace(output);
        var world = new HistoryWorld(process, string.Create(CultureInfo.InvariantCulture, $"history-{seed}"));

        await new History(world, seed, output.WriteLine).RunAsync(Operations);
    }
}
