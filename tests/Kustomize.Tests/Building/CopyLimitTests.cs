
using Flux.Kustomize.Building;
using Flux.Kustomize.FileSystems;

namespace Flux.Kustomize.Tests.Building;

/// <summary>Inputs of a few kilobytes that ask for copies of copies.</summary>
public sealed class CopyLimitTests
{
    private const string ConfigMap = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {a: x, t: 0123456789}\n";

    public static TheoryData<string> Doubling => new()
    {
        Repeat("patches:\n- target: {kind: ConfigMap}\n  patch: |\n", i => $"    - {{op: copy, from: /data, path: /data/x{i}}}\n"),
        Repeat("replacements:\n", i => $"- {{source: {{kind: ConfigMap, fieldPath: data}}, targets: [{{select: {{kind: ConfigMap}}, fieldPaths: [data.x{i}], options: {{create: true}}}}]}}\n"),
        Repeat("replacements:\n", i => $"- {{source: {{kind: ConfigMap, fieldPath: data.t}}, targets: [{{select: {{kind: ConfigMap}}, fieldPaths: [data.t], options: {{delimiter: '{i % 10}', index: {i}}}}}]}}\n"),
        Repeat("replacements:\n- source: {kind: ConfigMap, fieldPath: data}\n  targets:\n", i => $"  - {{select: {{kind: ConfigMap}}, fieldPaths: [data.x{i}], options: {{create: true}}}}\n"),
    };

    [Theory]
    [MemberData(nameof(Doubling))]
    public void Build_ThatDoublesWhatItHas_EndsWithinItsBudget(string fields)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var options = new KustomizeOptions { Limits = KustomizeLimits.Default with { MaxCopiedBytes = 16 * 1024 * 1024 } };

        var result = KustomizeBuilder.Build(
            InMemoryFileSystem.FromText(new Dictionary<string, string> { ["kustomization.yaml"] = "resources: [r.yaml]\n" + fields, ["r.yaml"] = ConfigMap }),
            "",
            options,
            TestContext.Current.CancellationToken);

        Assert.Contains("bytes of copies", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 512L * 1024 * 1024);
    }

    [Fact]
    public void Variables_ThatMakeAHugeText_EndWithAnError()
    {
        var value = new string('v', 1 << 20);
        var files = new Dictionary<string, string>
        {
            ["kustomization.yaml"] = "resources: [r.yaml]\nvars: [{name: V, objref: {apiVersion: v1, kind: ConfigMap, name: c}, fieldref: {fieldpath: data.v}}]\nconfigurations: [c.yaml]\n",
            ["r.yaml"] = $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: c}}\ndata:\n  v: {value}\n  w: x {string.Concat(Enumerable.Repeat("$(V)", 1_000))}\n",
            ["c.yaml"] = "varReference: [{path: data/w, kind: ConfigMap}]\n",
        };

        var result = KustomizeBuilder.Build(InMemoryFileSystem.FromText(files), "", null, TestContext.Current.CancellationToken);

        Assert.Contains("variables make a text of more than", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }

    private static string Repeat(string head, Func<int, string> line) =>
        head + string.Concat(Enumerable.Range(0, 60).Select(line));
}
