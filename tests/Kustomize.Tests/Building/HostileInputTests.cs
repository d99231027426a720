using System.Text;
using Flux.Kustomize.Building;
using Flux.Kustomize.FileSystems;

namespace Flux.Kustomize.Tests.Building;

/// <summary>Input that is out to hurt ends with an error that says why, never with a crash.</summary>
public sealed class HostileInputTests
{
    private const string ConfigMap = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n";

    public static TheoryData<string, string> Hostile => new()
    {
        { "resources: [../../etc/passwd]", "is not in or below" },
        { "resources: [/etc/passwd]", "etc/passwd" },
        { "resources: [sub]", "unable to find one of 'kustomization.yaml'" },
        { "configMapGenerator: [{name: g, files: [sub]}]", "must resolve to a file" },
        { "resources: [r.yaml]\npatches: [{target: {name: '(a*)*b'}, patch: '[{\"op\": \"remove\", \"path\": \"/nothing/here\"}]'}]", "" },
        { "resources: [r.yaml, r.yaml]", "already registered id" },
        { "resources: [r.yaml, s.yaml]\nnamePrefix: x", "" },
        { "resources: [invalid.yaml]", "UTF-8" },
        { "resources: [deep.yaml]", "depth" },
        { "transformers: [exec.yaml]", "external plugins disabled" },
        { "configMapGenerator: [{name: g, literals: [\"a=x\\x7Fy\"]}]", "control characters are not allowed" },
        { "helmCharts: [{name: x}]", "must specify --enable-helm" },
        { "resources: ['https://example.com//repo?ref=main']", "not allowed" },
        { "resources: ['git@example.com:org/repo.git']", "not allowed" },
        { "replacements: [{path: sub}]", "must resolve to a file" },
        { "openapi: {path: r.txt}", "invalid schema file" },
        { "crds: [invalid.yaml]", "unable to parse" },
        { "resources: [r.yaml]\nimages: [{name: '[', newTag: x}]", "" },
        { "resources: [r.yaml]\npatches: [{target: {name: '['}, patch: '[]'}]", "" },
        { "resources: [r.yaml]\npatches: [{target: {kind: ConfigMap}, patch: '[{\"op\": \"add\", \"path\": \"/metadata/annotations\", \"value\": [\"a\"]}]'}]", "metadata.annotations" },
        { "resources: [itself.yaml]", "contains itself" },
        { "[", "did not find" },
        { "- a", "cannot unmarshal array" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Build_OfHostileKustomization_EndsWithAPreciseError(string kustomization, string expected)
    {
        var result = Build(kustomization);

        if (expected.Length > 0)
        {
            Assert.Contains(expected, Assert.Single(result.Errors).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Build_WithTenThousandComponents_StaysWithinItsBudget()
    {
        var files = new Dictionary<string, string> { ["kustomization.yaml"] = "resources: [r.yaml]\ncomponents:\n", ["r.yaml"] = ConfigMap };
        for (var i = 0; i < 10_000; i++)
        {
            files["kustomization.yaml"] += $"- c{i}\n";
            files[$"c{i}/kustomization.yaml"] = "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\ncommonAnnotations: {a: b}\n";
        }

        Assert.Empty(KustomizeBuilder.Build(InMemoryFileSystem.FromText(files), "", null, TestContext.Current.CancellationToken).Errors);
    }

    [Fact]
    public void Build_OfOverlaysNestedTooDeep_NamesTheLimit()
    {
        var files = new Dictionary<string, string> { ["d0/kustomization.yaml"] = "resources: [r.yaml]\n", ["d0/r.yaml"] = ConfigMap };
        for (var i = 1; i < 1_000; i++)
        {
            files[$"d{i}/kustomization.yaml"] = $"resources: [../d{i - 1}]\n";
        }

        var result = KustomizeBuilder.Build(InMemoryFileSystem.FromText(files), "d999", null, TestContext.Current.CancellationToken);

        Assert.Contains("nested more than 400 kustomizations deep", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_WithFileBeyondTheLimit_IsRefusedUnread()
    {
        var limits = new KustomizeLimits { MaxFileBytes = 100 };
        var files = InMemoryFileSystem.FromText(new Dictionary<string, string> { ["kustomization.yaml"] = "resources: [r.yaml]\n", ["r.yaml"] = ConfigMap + new string('#', 200) });

        var result = KustomizeBuilder.Build(files, "", new KustomizeOptions { Limits = limits }, TestContext.Current.CancellationToken);

        Assert.Equal("r.yaml", Assert.Single(result.Errors).File);
    }

    private static BuildResult Build(string kustomization)
    {
        var files = new InMemoryFileSystem(
            new Dictionary<string, ReadOnlyMemory<byte>>
            {
                ["kustomization.yaml"] = Encoding.UTF8.GetBytes(kustomization + "\n"),
                ["r.yaml"] = Encoding.UTF8.GetBytes(ConfigMap),
                ["s.yaml"] = Encoding.UTF8.GetBytes(ConfigMap.Replace("{name: c}", "{name: d}", StringComparison.Ordinal)),
                ["r.txt"] = "- just\n- a list\n"u8.ToArray(),
                ["invalid.yaml"] = new byte[] { 0x61, 0x3A, 0x20, 0xFF, 0xFE, 0x0A },
                ["itself.yaml"] = "&a\nkind: X\napiVersion: v1\nmetadata: {name: x}\nspec: {<<: *a}\n"u8.ToArray(),
                ["deep.yaml"] = Encoding.UTF8.GetBytes(new string('[', 100_000)),
                ["exec.yaml"] = Encoding.UTF8.GetBytes("apiVersion: example.com/v1\nkind: Exec\nmetadata: {name: e}\n"),
            },
            ["sub"]);
        return KustomizeBuilder.Build(files, "", null, TestContext.Current.CancellationToken);
    }
}
