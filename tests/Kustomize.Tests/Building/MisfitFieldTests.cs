using static Flux.Kustomize.Tests.Building.Builds;

namespace Flux.Kustomize.Tests.Building;

/// <summary>Of several fields that do not fit the first by name is reported, wherever it stands.</summary>
public sealed class MisfitFieldTests
{
    [Theory]
    [InlineData("generatorOptions: {labels: {a: 1}, annotations: {a: 1}}", "GeneratorOptions.generatorOptions.annotations of type string")]
    [InlineData("namePrefix: 1\nimages: [{newTag: 1, name: 2}]", "Image.images.name of type string")]
    [InlineData("unknown: 1\nresources: 1", "Kustomization.resources of type []string")]
    [InlineData("bad: 1\nresources: 1", "unknown field \"bad\"")]
    [InlineData("patches: [{target: {name: 1}, path: 1}, 5]", "Patch.patches.path of type string")]
    [InlineData("labels: [3]", "Kustomization.labels of type types.Label")]
    public void Kustomization_WithSeveralMisfits_NamesTheFirst(string kustomization, string expected) =>
        Assert.Contains(expected, Assert.Single(Build(("kustomization.yaml", kustomization)).Errors).Message, StringComparison.Ordinal);
}
