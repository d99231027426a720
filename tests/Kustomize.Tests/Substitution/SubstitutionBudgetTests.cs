using Flux.Kustomize.Substitution;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Kustomize.Tests.Substitution;

/// <summary>A ConfigMap of a megabyte and a template of a few bytes: what they make together has a limit.</summary>
public sealed class SubstitutionBudgetTests
{
    private const int Megabyte = 1 << 20;

    private static readonly Dictionary<string, string> Variables = new(StringComparer.Ordinal)
    {
        ["long"] = new string('x', Megabyte),
        ["stars"] = string.Concat(Enumerable.Repeat("*x", 2000)),
    };

    [Theory]
    [InlineData("${long//x/${long}}", "steps")]
    [InlineData("${none:=${long}${long//x/${long//x/yy}}}", "steps")]
    [InlineData("${long##${stars}}", "steps")]
    [InlineData("${long%%${stars}}", "steps")]
    public void Operator_OverALongValue_EndsAtTheBudget(string template, string problem)
    {
        var result = EnvSubst.Expand(template, Variables, budget: new SubstitutionBudget(work: 16 * Megabyte));

        Assert.Null(result.Text);
        Assert.Contains("more than", result.Error, StringComparison.Ordinal);
        Assert.Contains(problem, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Variable_NamedOften_EndsAtTheBudget()
    {
        var result = EnvSubst.Expand(string.Concat(Enumerable.Repeat("${long}", 100)), Variables);

        Assert.Contains("characters", result.Error, StringComparison.Ordinal);
    }

    /// <summary>Each object is within the limits of one; the build is not.</summary>
    [Fact]
    public void Objects_ThatShareABudget_EndTogether()
    {
        var item = (MapNode)YamlReader.Read("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: '${long}'}\n");
        var budget = new SubstitutionBudget(characters: 5 * Megabyte);

        var results = Enumerable.Range(0, 6).Select(_ => PostBuild.Substitute(item, Variables, budget: budget)).ToList();

        Assert.NotNull(results[0].Object);
        Assert.Contains("characters", results[^1].Error, StringComparison.Ordinal);
    }
}
