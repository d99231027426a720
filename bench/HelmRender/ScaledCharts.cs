using System.Text;
using Flux.Helm.Charts;
using Flux.Helm.Packaging;

namespace Flux.HelmRender;

/// <summary>An umbrella of many subcharts, and a chart full of tpl: both must cost in proportion to their size.</summary>
internal sealed class ScaledCharts(Peers peers, RawFigures raw)
{
    private const string Helpers = "{{ define \"%.name\" }}{{ .Release.Name }}-{{ .Chart.Name | trunc 50 }}{{ end }}{{ define \"%.labels\" }}app: {{ include \"%.name\" . }}\nchart: {{ .Chart.Version }}{{ end }}";
    private const string Workload = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ include \"%.name\" . }}\n  labels: {{- include \"%.labels\" . | nindent 4 }}\nspec:\n  replicas: {{ .Values.replicas }}\n  template: {{- toYaml .Values.template | nindent 4 }}\n";
    private const string Values = "replicas: 2\ntemplate:\n  spec:\n    containers:\n    - {name: a, image: b, env: [{name: X, value: y}], resources: {limits: {cpu: 1, memory: 1Gi}}}\n";

    public void Run()
    {
        Console.WriteLine($"\n{"chart",-30} {"warm ms",9} {"helm ms",9} {"ratio",7} {"ms/item",9}");
        foreach (var count in (int[])[30, 60, 120])
        {
            RunOne($"umbrella-{count}", count, Umbrella(count));
        }

        foreach (var count in (int[])[500, 1_000, 2_000])
        {
            RunOne($"tpl-{count}", count, Tpl(count));
        }
    }

    private void RunOne(string name, int count, Chart chart)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{name}-{Environment.ProcessId}.tgz");
        using (var file = File.Create(path))
        {
            ChartPackager.Write(chart, chart.Metadata, file);
        }

        var loaded = Measure.Load(File.ReadAllBytes(path));
        for (var i = 0; i < 5; i++)
        {
            Measure.Render(loaded);
        }

        var warm = Measure.Median(15, () => Noted(name, "warm", Measure.Time(() => Measure.Render(loaded))));
        var helm = Measure.Median(3, () => Noted(name, "helm", peers.Helm(path).Milliseconds));
        File.Delete(path);
        Console.WriteLine($"{name,-30} {warm,9:0.0} {helm,9:0} {warm / helm,7:0.00} {warm / count,9:0.000}");
    }

    private double Noted(string name, string what, double milliseconds)
    {
        raw.Add("scaled", name, what, milliseconds);
        return milliseconds;
    }

    private static Chart Umbrella(int count)
    {
        List<ChartFile> files = [Text("Chart.yaml", "apiVersion: v2\nname: umbrella\nversion: 0.1.0\n"), Text("values.yaml", "global: {a: 1}\n")];
        for (var i = 0; i < count; i++)
        {
            var name = $"sub{i}";
            files.Add(Text($"charts/{name}/Chart.yaml", $"apiVersion: v2\nname: {name}\nversion: 0.1.0\n"));
            files.Add(Text($"charts/{name}/values.yaml", Values));
            files.Add(Text($"charts/{name}/templates/_h.tpl", Helpers.Replace("%", name, StringComparison.Ordinal)));
            files.Add(Text($"charts/{name}/templates/d.yaml", Workload.Replace("%", name, StringComparison.Ordinal)));
        }

        return ChartLoader.LoadFiles(files).Chart!;
    }

    private static Chart Tpl(int count) => ChartLoader.LoadFiles(
    [
        Text("Chart.yaml", "apiVersion: v2\nname: tpl\nversion: 0.1.0\n"),
        Text("values.yaml", $"items:\n{string.Concat(Enumerable.Range(0, count).Select(i => $"- '{{{{ .Release.Name }}}}-{{{{ include \"n\" . }}}}-{i}'\n"))}"),
        Text("templates/_h.tpl", "{{ define \"n\" }}{{ .Chart.Name | upper }}{{ end }}"),
        Text("templates/c.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n{{- range $i, $t := .Values.items }}\n  k{{ $i }}: {{ tpl $t $ | quote }}\n{{- end }}\n"),
    ]).Chart!;

    private static ChartFile Text(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));
}
