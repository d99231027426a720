using Flux.Helm.Linting;
using Flux.Helm.Rendering;
using Flux.Helm.Values;

namespace Flux.Helm.Tests.Linting;

public sealed class ChartLinterTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flux-lint-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Lint_OfWhatRendersWouldEndAt_LogsAndGoesOn()
    {
        var result = Lint(("templates/t.yaml", "a: {{ required \"need x\" .Values.x }}\nb: {{ fail \"bad\" }}\n"));

        Assert.Empty(result.Errors);
        Assert.Equal(["level=WARN msg=\"missing required value\" message=\"need x\"", "level=INFO msg=\"funcMap fail\" message=bad"], result.Warnings);
    }

    [Fact]
    public void Lint_OfImportsThatAreMissing_LogsThem()
    {
        var result = Lint(
            ("Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\ndependencies:\n- {name: s, version: 0.1.0, import-values: [{child: nope, parent: z}]}\n"),
            ("charts/s/Chart.yaml", "apiVersion: v2\nname: s\nversion: 0.1.0\n"));

        Assert.Equal("level=WARN msg=\"ImportValues missing table from chart\" chart=s error=\"\\\"nope\\\" is not a table\"", Assert.Single(result.Warnings));
    }

    [Fact]
    public void Lint_WithAnEmptyDependency_NamesItOnce()
    {
        var result = Lint(("Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\ndependencies: [null]\n"));

        Assert.DoesNotContain(result.Errors, error => error.Contains("unable to parse YAML", StringComparison.Ordinal));
        Assert.Contains(result.Errors, error => error.Contains("dependencies must not contain empty or null nodes", StringComparison.Ordinal));
    }

    [Fact]
    public void Lint_ForAVersionOfKubernetes_RendersForIt()
    {
        const string Template = "{{ if semverCompare \"<1.30-0\" .Capabilities.KubeVersion.Version }}{{ .Values.none.x }}{{ end }}x: 1\n";
        var old = new LintOptions { Capabilities = KubernetesCapabilities.Default with { KubeVersion = KubeVersion.TryParse("1.29", out _)! } };

        Assert.Empty(Lint(("templates/t.yaml", Template)).Errors);
        Assert.NotEmpty(Lint(old, ("templates/t.yaml", Template)).Errors);
    }

    private LintResult Lint(params (string Name, string Text)[] files) => Lint(new LintOptions(), files);

    private LintResult Lint(LintOptions options, params (string Name, string Text)[] files)
    {
        foreach (var (name, text) in (IEnumerable<(string, string)>)[("Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\n"), ("values.yaml", "a: 1\n"), ("templates/t.yaml", "x: 1\n"), .. files])
        {
            var path = Path.Combine(_folder.FullName, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        return ChartLinter.Lint(_folder.FullName, new ChartValues(), options);
    }
}
