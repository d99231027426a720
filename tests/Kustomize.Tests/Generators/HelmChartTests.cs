using Flux.Kustomize.Building;
using Flux.Kustomize.FileSystems;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Kustomize.Tests.Generators;

/// <summary>What a renderer is asked for; <c>FluxctlTests</c> renders a chart for real.</summary>
public sealed class HelmChartTests
{
    [Theory]
    [InlineData("", """{"a":"inline","b":{"c":"file","d":"inline"}}""")]
    [InlineData("override", """{"a":"inline","b":{"c":"file","d":"inline"}}""")]
    [InlineData("merge", """{"a":"file","b":{"d":"inline","c":"file"}}""")]
    [InlineData("replace", """{"a":"inline","b":{"d":"inline"}}""")]
    public void Values_OfFileAndInPlace_AreMergedAsTheEntrySays(string mode, string expected)
    {
        var renderer = new Recorder();

        Build($"helmCharts: [{{name: web, valuesFile: v.yaml, valuesMerge: '{mode}', valuesInline: {{a: inline, b: {{d: inline}}}}}}]", renderer);

        Assert.Equal(expected, JsonNodeWriter.WriteToString(Assert.Single(renderer.Request!.Values)));
    }

    [Fact]
    public void Request_ForChart_HoldsItsFilesAndTheNamespaceOfTheKustomization()
    {
        var renderer = new Recorder();

        var result = Build("namespace: team\nhelmCharts: [{name: web, releaseName: r, includeCRDs: true, apiVersions: [x/v1]}]", renderer);

        Assert.Empty(result.Errors);
        var request = renderer.Request!;
        Assert.Equal(["Chart.yaml", "templates/a.yaml"], request.Files.Select(file => file.Key));
        Assert.Equal(("r", "team", true, "x/v1"), (request.ReleaseName, request.Namespace, request.IncludesCrds, request.ApiVersions[0]));
        Assert.Equal("made", result.Objects[0].GetMap("metadata")!.GetString("name"));
    }

    [Theory]
    [InlineData("helmCharts: [{}]", "chart name cannot be empty")]
    [InlineData("helmCharts: [{name: web, valuesMerge: odd}]", "valuesMerge must be one of")]
    [InlineData("helmCharts: [{name: nope}]", "no repo specified for pull, no chart found at 'charts/nope'")]
    [InlineData("helmCharts: [{name: web, repo: 'https://example.com', version: 1.0.0}]", "charts are not pulled during a build")]
    [InlineData("helmCharts: [{name: web, valuesFile: ../v.yaml}]", "is not in or below")]
    [InlineData("helmGlobals: {chartHome: ../../..}\nhelmCharts: [{name: web}]", "no chart found")]
    [InlineData("helmCharts: [{name: fails}]", "rendering chart 'fails': it fails")]
    public void Entry_ThatCannotBeRendered_SaysWhy(string kustomization, string expected)
    {
        var error = Assert.Single(Build(kustomization, new Recorder()).Errors);

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.File);
    }

    private static BuildResult Build(string kustomization, Recorder renderer)
    {
        var files = InMemoryFileSystem.FromText(new Dictionary<string, string>
        {
            ["kustomization.yaml"] = kustomization + "\n",
            ["v.yaml"] = "a: file\nb: {c: file}\n",
            ["charts/web/Chart.yaml"] = "name: web\n",
            ["charts/web/templates/a.yaml"] = "",
            ["charts/fails/Chart.yaml"] = "name: fails\n",
        });
        return KustomizeBuilder.Build(files, "", new KustomizeOptions { HelmCharts = renderer }, TestContext.Current.CancellationToken);
    }

    private sealed class Recorder : IHelmChartRenderer
    {
        public HelmChartRequest? Request { get; private set; }

        public string Render(HelmChartRequest request, CancellationToken cancellationToken)
        {
            Request = request;
            return request.Name == "fails"
                ? throw new InvalidOperationException("it fails")
                : "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: made}\n";
        }
    }
}
