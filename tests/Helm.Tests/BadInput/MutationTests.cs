using System.Text;
using Flux.Helm.Charts;
using Flux.Helm.Values;

namespace Flux.Helm.Tests.BadInput;

/// <summary>Seeded mutations: whatever the input, the answer is a result or an error with words.</summary>
public sealed class MutationTests
{
    private const string Template = """
        {{- define "n" -}}{{ .Values.name | default "x" | trunc 5 | quote }}{{- end -}}
        {{ range $i, $e := .Values.list }}{{ if and (gt $i 0) (ne $e "b") }}a{{ $i }}: {{ include "n" $ }}
        {{ else if eq 1 2 }}{{ break }}{{ else }}b{{ $i }}: {{ printf "%v-%5d" $e $i | b64enc }}
        {{ end }}{{ end }}{{ with $x := .Values.map }}c: {{ toYaml $x | nindent 2 }}{{ end }}
        d: {{ tpl "{{ .Values.name }}" . }}{{/* comment */}} {{- "raw" | upper -}} {{ dict "a" (list 1 2.5 'c' `d` nil true) | toJson }}
        """;

    private const string Values = "name: web\nlist: [a, b, 3, {k: v}]\nmap: {x: 1, y: {z: [true, null]}}\nanchor: &a {b: c}\nuse: *a\ntext: |\n  one\n  two\n";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Template_Mutated_RendersOrFailsWithWords(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < FuzzCount.Or(300); i++)
        {
            var chart = TestCharts.Load(TestCharts.File("templates/t.yaml", Mutate(random, Template)));

            var result = TestCharts.Render(chart, Values);

            Assert.True(result.Error is null or { Length: > 0 });
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Values_Mutated_AreReadOrRefused(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < FuzzCount.Or(500); i++)
        {
            var values = ChartValues.TryRead(Encoding.UTF8.GetBytes(Mutate(random, Values)), out var error);
            Assert.True(values is null ^ error is null);
            if (values is null)
            {
                continue;
            }

            values.Set(Mutate(random, "a.b[0].c=1,d={x,y},e\\.f=null,g[2]=true"), (SetMode)random.Next(3));
            values.Add(ChartValues.TryRead("map: {y: 1}\nlist: {}\n"u8.ToArray(), out _)!);
        }
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public void ChartYaml_Mutated_IsReadOrRefused(int seed)
    {
        const string Metadata = "apiVersion: v2\nname: c\nversion: 0.1.0\nkubeVersion: '>=1.20'\nmaintainers: [{name: a}]\ndependencies:\n- {name: d, version: ^1, condition: d.on, tags: [t], import-values: [x, {child: a, parent: b}], alias: e}\nannotations: {a: b}\n";
        var random = new Random(seed);
        for (var i = 0; i < FuzzCount.Or(500); i++)
        {
            var result = ChartLoader.LoadFiles([TestCharts.File("Chart.yaml", Mutate(random, Metadata)), TestCharts.File("charts/d/Chart.yaml", "apiVersion: v2\nname: d\nversion: 1.0.0\n"), TestCharts.File("values.yaml", Mutate(random, Values))]);
            Assert.True(result.Chart is null ^ result.Error is null);
            if (result.Chart is not null)
            {
                Assert.True(TestCharts.Render(result.Chart).Error is null or { Length: > 0 });
            }
        }
    }

    private static string Mutate(Random random, string text)
    {
        const string Characters = "{}()[]|.$\"'`-=,:;%@\\&*#!~<>?\n\t 019azAZ\0é\uFEFF";
        for (var change = 0; change <= random.Next(3); change++)
        {
            var at = random.Next(text.Length);
            text = random.Next(5) switch
            {
                0 => text[..at] + text[(at + 1)..],
                1 => text[..at] + Characters[random.Next(Characters.Length)] + text[at..],
                2 => text[..at] + text[random.Next(text.Length)..],
                3 => text[..at] + new string(Characters[random.Next(Characters.Length)], random.Next(50)) + text[at..],
                _ => text[..at],
            };
            text = text.Length == 0 ? " " : text;
        }

        return text;
    }
}
