namespace Flux.Kustomize.Tests.Commands;

public sealed class FluxctlTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fluxctl-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Build_OfFolder_PrintsObjectsAndWarnsOfDeprecatedFields()
    {
        Write("a", "commonLabels: {x: z}\n");

        var (code, output, errors) = await Fluxctl.RunAsync(_folder, "build", "kustomization", "a");

        Assert.Equal(0, code);
        Assert.Equal("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  labels:\n    x: z\n  name: c\n", output);
        Assert.StartsWith("# Warning: 'commonLabels' is deprecated. Please use 'labels' instead.", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_OfFolderWithMissingFile_NamesTheFileByItsFullPath()
    {
        Write("a", "configurations: [nope.yaml]\n");

        var (code, output, errors) = await Fluxctl.RunAsync(_folder, "build", "kustomization", "a");

        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Contains($"'{_folder}/a/nope.yaml'", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("namePrefix: p-\n", 1)]
    [InlineData("nope: 1\n", 2)]
    public async Task Diff_OfTwoFolders_SaysSoByItsExitCode(string second, int expected)
    {
        Write("a", "");
        Write("b", second);

        var (code, output, errors) = await Fluxctl.RunAsync(_folder, "diff", "a", "b");

        Assert.Equal(expected, code);
        Assert.Equal(expected == 1, output.Contains("added ConfigMap p-c", StringComparison.Ordinal));
        Assert.Equal(expected == 2, errors.Length > 0);
    }

    [Fact]
    public async Task Build_OfChart_NeedsTheOption()
    {
        Write("a", "helmCharts: [{name: web, releaseName: r, valuesInline: {x: inline}}]\n");
        Directory.CreateDirectory(Path.Combine(_folder, "a/charts/web/templates"));
        File.WriteAllText(Path.Combine(_folder, "a/charts/web/Chart.yaml"), "apiVersion: v2\nname: web\nversion: 1.0.0\n");
        File.WriteAllText(Path.Combine(_folder, "a/charts/web/templates/r.yaml"), "apiVersion: v1\nkind: Secret\nmetadata: {name: '{{ .Release.Name }}-{{ .Values.x }}'}\n");

        var refused = await Fluxctl.RunAsync(_folder, "build", "kustomization", "a");
        var allowed = await Fluxctl.RunAsync(_folder, "build", "kustomization", "a", "--enable-helm");

        Assert.Contains("must specify --enable-helm", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("name: r-inline", allowed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_OfEachCommand_SaysWhatItDoes()
    {
        var build = await Fluxctl.RunAsync(_folder, "build", "kustomization", "--help");
        var unknown = await Fluxctl.RunAsync(_folder, "build", "kustomization", "--nope");

        Assert.Equal(0, build.Code);
        Assert.Contains("--load-restrictor", build.Output, StringComparison.Ordinal);
        Assert.Contains("--enable-helm", build.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, unknown.Code);
    }

    private void Write(string name, string more)
    {
        Directory.CreateDirectory(Path.Combine(_folder, name));
        File.WriteAllText(Path.Combine(_folder, name, "kustomization.yaml"), "resources: [r.yaml]\n" + more);
        File.WriteAllText(Path.Combine(_folder, name, "r.yaml"), "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n");
    }
}
