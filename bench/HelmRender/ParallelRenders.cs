namespace Flux.HelmRender;

/// <summary>Two charts on two threads against each alone.</summary>
internal static class ParallelRenders
{
    private const int Renders = 20;

    public static void Run(string corpus, RawFigures raw)
    {
        var charts = ((string[])["argo-cd", "cert-manager"]).Select(name => Path.Combine(corpus, "charts", name)).Where(Directory.Exists)
            .Select(folder => Measure.Load(File.ReadAllBytes(Directory.EnumerateFiles(folder, "*.tgz").Single()))).ToArray();
        if (charts.Length < 2)
        {
            return;
        }

        var alone = charts.Select(chart => Measure.Median(5, () => Measure.Time(() => Many(chart)))).ToArray();
        var together = Measure.Median(5, () => Measure.Time(() => Parallel.Invoke([.. charts.Select(chart => (Action)(() => Many(chart)))])));
        raw.Add("parallel", "first", "alone", alone[0]);
        raw.Add("parallel", "second", "alone", alone[1]);
        raw.Add("parallel", "both", "together", together);
        Console.WriteLine($"\ntwo charts, {Renders} renders each: alone {alone[0]:0} and {alone[1]:0} ms, together {together:0} ms: {together / alone.Max():0.00} of the longer one");
    }

    private static void Many(Flux.Helm.Charts.Chart chart)
    {
        for (var i = 0; i < Renders; i++)
        {
            Measure.Render(chart);
        }
    }
}
