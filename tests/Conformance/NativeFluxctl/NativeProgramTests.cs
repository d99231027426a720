using Flux.Conformance.HelmCharts;
using Flux.Conformance.Running;

namespace Flux.Conformance.NativeFluxctl;

/// <summary>What trimming and ahead-of-time compilation could break shows only in the program itself.</summary>
public sealed class NativeProgramTests(NativeProgram native) : IClassFixture<NativeProgram>
{
    [Theory]
    [InlineData("small/*")]
    [InlineData("charts/*/default")]
    public async Task Helm_CasesOfTheCorpus_MatchTheBaselineOfTheLinkedCode(string cases)
    {
        var corpus = new HelmChartsCorpus(new ProcessProgram(native.Path));
        var root = Locations.Corpus(corpus.Name);

        var results = await CorpusRunner.RunAsync(corpus, root, root, item => Glob.IsMatch(cases, item.Id), TestContext.Current.CancellationToken);

        Assert.NotEmpty(results);
        var contradictions = Baseline.Load(corpus.Name).Contradictions(results);
        Assert.True(contradictions.Count == 0, string.Join(Environment.NewLine, contradictions.Take(20)));
    }

    [Fact]
    public async Task Build_GeneratorAndPatch_PrintsObjects()
    {
        var folder = Directory.CreateTempSubdirectory("native");
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "kustomization.yaml"),
            """
            namePrefix: a-
            configMapGenerator:
            - name: settings
              literals: [colour=blue]
            patches:
            - target: {kind: ConfigMap}
              patch: |-
                [{"op": "add", "path": "/data/shape", "value": "round"}]
            """,
            TestContext.Current.CancellationToken);

        var (code, output) = await NativeProgram.RunAsync(native.Path, "build", "kustomization", folder.FullName);

        folder.Delete(recursive: true);
        Assert.Equal((0, "apiVersion: v1\ndata:\n  colour: blue\n  shape: round\nkind: ConfigMap\nmetadata:\n  name: a-settings-8gc98k897f\n"), (code, output));
    }

    [Fact]
    public async Task Template_GeneratedAuthority_HoldsACertificate()
    {
        var folder = Directory.CreateTempSubdirectory("native");
        var templates = folder.CreateSubdirectory("templates");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Chart.yaml"), "apiVersion: v2\nname: c\nversion: 1.0.0\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(templates.FullName, "t.yaml"),
            "{{ $a := genCA `ca` 10 }}{{ $s := genSignedCert `s` nil (list `s.example`) 5 $a }}a: {{ $s.Cert | trunc 27 }}\n",
            TestContext.Current.CancellationToken);

        var (code, output) = await NativeProgram.RunAsync(native.Path, "template", folder.FullName);

        folder.Delete(recursive: true);
        Assert.Equal((0, "---\n# Source: c/templates/t.yaml\na: -----BEGIN CERTIFICATE-----\n"), (code, output));
    }
}
