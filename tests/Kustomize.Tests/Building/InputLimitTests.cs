using System.Text;
using Flux.Kustomize.Building;
using Flux.Kustomize.FileSystems;

namespace Flux.Kustomize.Tests.Building;

/// <summary>Input that would take all memory or time meets a limit, and the error names it.</summary>
public sealed class InputLimitTests
{
    private const string ConfigMap = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {k: v}\n";

    [Theory]
    [InlineData("kustomization.yaml")]
    [InlineData("r.yaml")]
    [InlineData("p.yaml")]
    public void Build_OfYamlBomb_EndsWithAnErrorThatNamesTheFile(string bombed)
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 12; i++)
        {
            bomb.Append('a').Append(i).Append(": &a").Append(i).Append(" [").AppendJoin(", ", Enumerable.Repeat($"*a{i - 1}", 9)).Append("]\n");
        }

        var files = Files("resources: [r.yaml]\npatches: [{path: p.yaml}]\n");
        files[bombed] += bomb;

        var error = Assert.Single(Build(files).Errors);

        Assert.EndsWith(bombed, error.File, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_OfBaseThatIncludesItself_NamesTheCycle()
    {
        var files = Files("resources: [r.yaml, a]\n");
        files["a/kustomization.yaml"] = "resources: [../b]\n";
        files["b/kustomization.yaml"] = "resources: [../a]\n";

        Assert.Contains("cycle detected: candidate root 'a' contains visited root", Assert.Single(Build(files).Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_WithHugePatch_RefusesItUnread()
    {
        var files = new HugeFile(InMemoryFileSystem.FromText(Files("resources: [r.yaml]\npatches: [{path: p.yaml}]\n")), "p.yaml", 100L << 20);

        var error = Assert.Single(KustomizeBuilder.Build(files, "", null, TestContext.Current.CancellationToken).Errors);

        Assert.Contains("file 'p.yaml' has 104857600 bytes; at most 33554432 are read", error.Message, StringComparison.Ordinal);
        Assert.Equal("p.yaml", error.File);
    }

    [Theory]
    [InlineData("patches: [{target: {name: '(x+x+)+y'}, patch: '[]'}]")]
    [InlineData("images: [{name: '(x+x+)+y', newTag: z}]")]
    [InlineData("replacements: [{source: {kind: ConfigMap}, targets: [{select: {name: '(x+x+)+y'}, fieldPaths: [data.z]}]}]")]
    public void Build_WithBacktrackingPattern_TakesNoTime(string field)
    {
        var files = Files($"resources: [r.yaml]\n{field}\n");
        files["r.yaml"] = ConfigMap.Replace("{name: c}", $"{{name: {new string('x', 5_000)}}}", StringComparison.Ordinal);

        Assert.Empty(Build(files).Errors);
    }

    [Fact]
    public void Build_OfNamesThatCollideAfterPrefixing_NamesTheResource()
    {
        var files = Files("resources: [a, b]\n");
        files["a/kustomization.yaml"] = "resources: [r.yaml]\nnamePrefix: x-\n";
        files["a/r.yaml"] = ConfigMap;
        files["b/kustomization.yaml"] = "resources: [r.yaml]\n";
        files["b/r.yaml"] = ConfigMap.Replace("{name: c}", "{name: x-c}", StringComparison.Ordinal);

        var error = Assert.Single(Build(files).Errors);

        Assert.Contains("may not add resource with an already registered id: ConfigMap.v1.[noGrp]/x-c.[noNs]", error.Message, StringComparison.Ordinal);
        Assert.Equal("ConfigMap.v1.[noGrp]/x-c.[noNs]", error.Resource);
    }

    [Theory]
    [InlineData("resources: [link.yaml]")]
    [InlineData("resources: [linked]")]
    [InlineData("patches: [{path: link.yaml}]")]
    [InlineData("configMapGenerator: [{name: g, files: [link.yaml]}]")]
    public void Build_WithLinkOutOfTheTree_FindsNothing(string kustomization)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Outside, "secret.yaml"), ConfigMap);
        File.WriteAllText(Path.Combine(folder.Outside, "kustomization.yaml"), "resources: [secret.yaml]\n");
        File.WriteAllText(Path.Combine(folder.Inside, "kustomization.yaml"), kustomization + "\n");
        File.CreateSymbolicLink(Path.Combine(folder.Inside, "link.yaml"), Path.Combine(folder.Outside, "secret.yaml"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Inside, "linked"), folder.Outside);

        var result = KustomizeBuilder.Build(new JailedDiskFileSystem(folder.Inside), "", null, TestContext.Current.CancellationToken);

        Assert.Contains("no such file or directory", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Files(string kustomization) =>
        new() { ["kustomization.yaml"] = kustomization, ["r.yaml"] = ConfigMap, ["p.yaml"] = ConfigMap };

    private static BuildResult Build(Dictionary<string, string> files) =>
        KustomizeBuilder.Build(InMemoryFileSystem.FromText(files), "", null, TestContext.Current.CancellationToken);

    private sealed class HugeFile(IReadOnlyFileSystem inner, string file, long length) : IReadOnlyFileSystem
    {
        public FileStatus GetStatus(string path) => path == file ? new FileStatus(FileKind.File, path, length) : inner.GetStatus(path);

        public ReadOnlyMemory<byte> ReadFile(string path) => path == file ? throw new IOException("read all the same") : inner.ReadFile(path);

        public IReadOnlyList<string> List(string path) => inner.List(path);
    }

    private sealed class TemporaryFolder : IDisposable
    {
        private readonly string _root = Directory.CreateTempSubdirectory("kustomize-").FullName;

        public TemporaryFolder()
        {
            Directory.CreateDirectory(Inside);
            Directory.CreateDirectory(Outside);
        }

        public string Inside => Path.Combine(_root, "inside");

        public string Outside => Path.Combine(_root, "outside");

        public void Dispose() => Directory.Delete(_root, recursive: true);
    }
}
