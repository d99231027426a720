using System.Diagnostics;
using System.Globalization;
using Flux.Helm.Charts;
using Flux.Helm.Rendering;
using Flux.Helm.Values;

// usage: HelmRender FOLDER-OF-CHARTS [HELM] [CHART...]: renders each chart warm, in process, beside `helm template` as a process.
var folder = args[0];
var helm = args.Length > 1 ? args[1] : "helm";
Console.WriteLine($"{"chart",-32} {"load ms",10} {"warm ms",10} {"helm ms",10} {"ratio",8}");
foreach (var archive in Directory.EnumerateFiles(folder, "*.tgz", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
{
    var name = Path.GetFileName(Path.GetDirectoryName(archive))!;
    if (args.Length > 2 && !args.Skip(2).Contains(name))
    {
        continue;
    }

    var options = new RenderOptions { Release = new ReleaseInfo("rel", "default") };
    var bytes = File.ReadAllBytes(archive);
    var load = Best(3, () => ChartLoader.LoadArchive(bytes));
    var chart = ChartLoader.LoadArchive(bytes).Chart!;
    var warm = Best(10, () => ChartRenderer.Render(chart, new ChartValues(), options));
    var peer = Best(3, () => RunHelm(helm, archive));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-32} {load,10:0.0} {warm,10:0.0} {peer,10:0.0} {warm / peer,8:0.00}"));
}

static double Best(int runs, Action action)
{
    var best = double.MaxValue;
    for (var i = 0; i < runs; i++)
    {
        var started = Stopwatch.GetTimestamp();
        action();
        best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    return best;
}

static void RunHelm(string helm, string archive)
{
    var start = new ProcessStartInfo(helm, ["template", "rel", archive]) { RedirectStandardOutput = true, RedirectStandardError = true };
    using var process = Process.Start(start)!;
    process.OutputDataReceived += (_, _) => { };
    process.ErrorDataReceived += (_, _) => { };
    process.BeginOutputReadLine();
    process.BeginErrorReadLine();
    process.WaitForExit();
}
