using System.Text;
using Flux.Helm.Charts;
using Flux.Helm.Rendering;
using Flux.Helm.Values;

namespace Flux.Helm.Tests.BadInput;

internal static class TestCharts
{
    /// <summary>Small enough that a test of it takes no time, large enough for what is honest.</summary>
    public static readonly RenderBudget Budget = RenderBudget.Default with { MaxSteps = 3_000_000, MaxOutput = 3_000_000 };

    public static ChartFile File(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    public static Chart Load(params ChartFile[] files)
    {
        var result = ChartLoader.LoadFiles([File("Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\n"), .. files]);
        Assert.Null(result.Error);
        return result.Chart!;
    }

    public static RenderResult Render(Chart chart, string values = "", RenderBudget? budget = null)
    {
        var given = ChartValues.TryRead(Encoding.UTF8.GetBytes(values), out var error);
        Assert.Null(error);
        return ChartRenderer.Render(chart, given!, new RenderOptions { Release = new ReleaseInfo("r", "n"), Budget = budget ?? Budget });
    }

    public static RenderResult Render(string template) => Render(Load(File("templates/t.yaml", template)));
}
