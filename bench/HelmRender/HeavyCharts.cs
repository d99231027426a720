using System.Text.Json;

namespace Flux.HelmRender;

/// <summary>podinfo and the charts with most user time of the corpus (perf.json).</summary>
internal sealed class HeavyCharts(string corpus, Peers peers, RawFigures raw)
{
    // Until the runtime has compiled everything for good: a control plane renders for days.
    private const int WarmUp = 60;
    private const int Warm = 25;
    private const int Cold = 5;

    public void Run()
    {
        Console.WriteLine($"{"chart",-30} {"warm ms",9} {"helm ms",9} {"ratio",7} | {"fluxctl ms",10} {"ratio",7} | {"helm MB",8} {"fluxctl MB",10}");
        foreach (var name in Names())
        {
            var folder = Path.Combine(corpus, "charts", name);
            if (Directory.Exists(folder))
            {
                RunOne(name, folder);
            }
        }
    }

    private IEnumerable<string> Names()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(corpus, "perf.json")));
        return [.. document.RootElement.GetProperty("charts").EnumerateArray().Select(chart => chart.GetProperty("chart").GetString()!).Distinct()];
    }

    private void RunOne(string name, string folder)
    {
        var archive = Directory.EnumerateFiles(folder, "*.tgz").Single();
        var valuesFile = ValuesOfDefaultCase(folder);
        var chart = Measure.Load(File.ReadAllBytes(archive));
        var values = Measure.Values(valuesFile);
        for (var i = 0; i < WarmUp; i++)
        {
            Measure.Render(chart, values);
        }

        var warm = Measure.Median(Warm, () => Noted(name, "warm", (Measure.Time(() => Measure.Render(chart, values)), 0)));
        long helmPeak = 0, ourPeak = 0;
        var helm = Measure.Median(Cold, () => Noted(name, "helm", peers.Helm(archive, valuesFile), ref helmPeak));
        var cold = Measure.Median(Cold, () => Noted(name, "fluxctl", peers.Fluxctl(archive, valuesFile), ref ourPeak));
        Console.WriteLine($"{name,-30} {warm,9:0.0} {helm,9:0} {warm / helm,7:0.00} | {cold,10:0} {cold / helm,7:0.00} | {helmPeak / 1024,8} {ourPeak / 1024,10}");
    }

    /// <summary>Some charts render only with values: those of the case that the corpus measured.</summary>
    private static string? ValuesOfDefaultCase(string folder)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "cases.json")));
        var found = document.RootElement.GetProperty("cases").EnumerateArray().First(item => item.GetProperty("id").GetString() == "default");
        if (!found.TryGetProperty("files", out var files) || !files.TryGetProperty("values.yaml", out var values))
        {
            return null;
        }

        var path = Path.Combine(Path.GetTempPath(), $"{Path.GetFileName(folder)}-{Environment.ProcessId}-values.yaml");
        File.WriteAllText(path, values.GetString());
        return path;
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
