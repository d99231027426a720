using static Flux.Kustomize.Tests.Building.Builds;

namespace Flux.Kustomize.Tests.Building;

/// <summary>Finding resources by name while patches rename and remove them.</summary>
public sealed class NameLookupTests
{
    private const string Two = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\n";

    [Fact]
    public void Patches_AfterARename_FindTheResourceByBothNames()
    {
        AssertBuilds(
            "apiVersion: v1\ndata:\n  p: \"1\"\n  q: \"2\"\n  r: \"3\"\nkind: ConfigMap\nmetadata:\n  name: new\n---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: b\n",
            ("kustomization.yaml", "resources: [r.yaml]\npatches:\n"
                + Patch("a", "data: {p: '1'}")
                + Patch("b", "")
                + "- {target: {name: a}, options: {allowNameChange: true}, patch: '{apiVersion: v1, kind: ConfigMap, metadata: {name: new}}'}\n"
                + Patch("a", "data: {q: '2'}")
                + Patch("new", "data: {r: '3'}")
                + "sortOptions: {order: fifo}\n"),
            ("r.yaml", Two));
    }

    [Fact]
    public void Patch_OfARemovedResource_FindsNothing()
    {
        var result = Build(
            ("kustomization.yaml", "resources: [r.yaml]\npatches:\n" + Patch("b", "") + Patch("a", "") + Patch("a", "$patch: delete") + Patch("a", "data: {x: '1'}")),
            ("r.yaml", Two));

        Assert.Contains("no matches for Id ConfigMap.v1.[noGrp]/a", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GeneratedMaps_MergedInTurn_TakeEachOthersPlace()
    {
        AssertBuilds(
            "apiVersion: v1\ndata:\n  k: \"3\"\n  l: \"2\"\nkind: ConfigMap\nmetadata:\n  name: a\n---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: b\n",
            ("kustomization.yaml", "resources: [r.yaml]\ngeneratorOptions: {disableNameSuffixHash: true}\nconfigMapGenerator:\n"
                + "- {name: a, behavior: merge, literals: [k=1]}\n- {name: a, behavior: merge, literals: [l=2]}\n- {name: a, behavior: merge, literals: [k=3]}\nsortOptions: {order: fifo}\n"),
            ("r.yaml", Two));
    }

    private static string Patch(string name, string more) =>
        $"- patch: |\n    apiVersion: v1\n    kind: ConfigMap\n    metadata: {{name: {name}}}\n    {more}\n";
}
