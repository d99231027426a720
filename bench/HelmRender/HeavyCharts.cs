using System.Text.Json;

namespace Flux.HelmRender;

/// <summary>podinfo and the charts with most user time of the corpus (perf.json).</summary>
internal sealed class HeavyCharts(string corpus, Peers peers, RawFigures raw)
{
    private const int WarmUp = 5;
    private const int Warm = 15;
    private const int Cold = 5;

    public void Run()
    {
        Console.WriteLine($"{"chart",-30} {"warm ms",9} {"helm ms",9} {"ratio",7} | {"fluxctl ms",10} {"ratio",7} | {"helm MB",8} {"fluxctl MB",10}");
        foreach (var name in Names())
        {
            var folder = Path.Combine(corpus, "charts", name);
            if (Directory.Exists(folder))
            {
                RunOne(name, Directory.EnumerateFiles(folder, "*.tgz").Single());
            }
        }
    }

    private IEnumerable<string> Names()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(corpus, "perf.json")));
        return [.. document.RootElement.GetProperty("charts").EnumerateArray().Select(chart => chart.GetProperty("chart").GetString()!).Distinct()];
    }

    private void RunOne(string name, string archive)
    {
        var chart = Measure.Load(File.ReadAllBytes(archive));
        for (var i = 0; i < WarmUp; i++)
        {
            Measure.Render(chart);
        }

        var warm = Measure.Median(Warm, () => Noted(name, "warm", (Measure.Time(() => Measure.Render(chart)), 0)));
        long helmPeak = 0, ourPeak = 0;
        var helm = Measure.Median(Cold, () => Noted(name, "helm", peers.Helm(archive), ref helmPeak));
        var cold = Measure.Median(Cold, () => Noted(name, "fluxctl", peers.Fluxctl(archive), ref ourPeak));
        Console.WriteLine($"{name,-30} {warm,9:0.0} {helm,9:0} {warm / helm,7:0.00} | {cold,10:0} {cold / helm,7:0.00} | {helmPeak / 1024,8} {ourPeak / 1024,10}");
    }

    private double Noted(string name, string what, (double Milliseconds, long Peak) run)
    {
        long peak = 0;
        return Noted(name, what, run, ref peak);
    }

    private double Noted(string name, string what, (double Milliseconds, long Peak) run, ref long peak)
    {
        raw.Add("heavy", name, what, run.Milliseconds, run.Peak);
        peak = Math.Max(peak, run.Peak);
        return run.Milliseconds;
    }
}
