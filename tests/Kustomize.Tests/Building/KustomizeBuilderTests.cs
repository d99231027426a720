using Flux.Kustomize.Building;
using Flux.Kustomize.FileSystems;

namespace Flux.Kustomize.Tests.Building;

public sealed class KustomizeBuilderTests
{
    private const string ConfigMap = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\ndata:\n  k: v\n";

    private static BuildResult Build(InMemoryFileSystem files, string path, KustomizeOptions? options = null) =>
        KustomizeBuilder.Build(files, path, options, TestContext.Current.CancellationToken);

    [Fact]
    public void Build_WithResourceAndPrefix_RenamesIt()
    {
        var files = InMemoryFileSystem.FromText(new Dictionary<string, string>
        {
            ["kustomization.yaml"] = "resources: [c.yaml]\nnamePrefix: p-\n",
            ["c.yaml"] = ConfigMap,
        });

        var result = Build(files, "");

        Assert.Empty(result.Errors);
        Assert.Equal("apiVersion: v1\ndata:\n  k: v\nkind: ConfigMap\nmetadata:\n  name: p-c\n", result.WriteYaml());
    }

    [Fact]
    public void Build_OfBaseThatIncludesItself_NamesTheCycle()
    {
        var files = InMemoryFileSystem.FromText(new Dictionary<string, string> { ["a/kustomization.yaml"] = "resources: [../a]\n" });

        var error = Assert.Single(Build(files, "a").Errors);

        Assert.Contains("cycle detected: candidate root 'a' contains visited root 'a'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_OfAliasBomb_EndsWithAnError()
    {
        var bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
            + string.Concat(Enumerable.Range(1, 9).Select(i => $"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
        var files = InMemoryFileSystem.FromText(new Dictionary<string, string>
        {
            ["kustomization.yaml"] = "resources: [r.yaml]\n",
            ["r.yaml"] = ConfigMap + bomb,
        });

        var error = Assert.Single(Build(files, "").Errors);

        Assert.Contains("more than", error.Message, StringComparison.Ordinal);
        Assert.Equal("r.yaml", error.File);
    }

    [Fact]
    public void Build_WithRemoteBase_IsRefused()
    {
        var files = InMemoryFileSystem.FromText(new Dictionary<string, string>
        {
            ["kustomization.yaml"] = "resources: ['https://example.com/r.yaml']\n",
        });

        var error = Assert.Single(Build(files, "").Errors);

        Assert.Contains("remote resource 'https://example.com/r.yaml' is not allowed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_WithFileOutsideItsDirectory_IsRefusedUnlessAllowed()
    {
        var files = InMemoryFileSystem.FromText(new Dictionary<string, string>
        {
            ["app/kustomization.yaml"] = "resources: [../c.yaml]\n",
            ["c.yaml"] = ConfigMap,
        });

        Assert.Contains("security; file 'c.yaml' is not in or below 'app'", Build(files, "app").Errors[0].Message, StringComparison.Ordinal);
        Assert.True(Build(files, "app", new KustomizeOptions { LoadRestriction = LoadRestriction.None }).IsSuccess);
    }
}
