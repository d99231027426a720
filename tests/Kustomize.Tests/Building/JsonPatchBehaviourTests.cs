using static Flux.Kustomize.Tests.Building.Builds;

namespace Flux.Kustomize.Tests.Building;

/// <summary>What JSON patches leave behind, in corners that random builds have brought to light; the outputs are kustomize's own.</summary>
public sealed class JsonPatchBehaviourTests
{
    private const string Plain = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {l: x}\n";

    [Fact]
    public void Annotations_AfterAPatch_AreTextsForTheNext()
    {
        AssertBuilds(
            """
            apiVersion: v1
            data:
              z: "1000"
            kind: ConfigMap
            metadata:
              annotations:
                z: "1000"
              name: c

            """,
            Kustomization("""[{"op": "add", "path": "/data", "value": {}}]""", """[{"op": "copy", "from": "/metadata/annotations/z", "path": "/data/z"}]"""),
            ("r.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, annotations: {z: 1000}}\n"));
    }

    [Theory]
    [InlineData("/list/-", "doc is missing key: /list/-")]
    [InlineData("/list/-/x", "doc is missing path: /list/-/x")]
    public void Replace_OfTheElementAfterTheLast_IsRefused(string path, string expected)
    {
        var result = Build(
            Kustomization($$"""[{"op": "replace", "path": "{{path}}", "value": "b"}]"""),
            ("r.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\nlist: [{x: a}]\n"));

        Assert.Contains($"replace operation does not apply: {expected}", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EmptyList_InPlaceOfAnnotations_IsDropped() => AssertBuilds(
        "apiVersion: v1\ndata:\n  l: x\nkind: ConfigMap\nmetadata:\n  name: c\n",
        Kustomization("""[{"op": "add", "path": "/metadata/annotations", "value": []}]"""),
        ("r.yaml", Plain));

    [Fact]
    public void List_InPlaceOfAnnotations_IsAnError()
    {
        var result = Build(Kustomization("""[{"op": "add", "path": "/metadata/annotations", "value": ["a"]}]"""), ("r.yaml", Plain));

        Assert.Equal("metadata.annotations", Assert.Single(result.Errors).Field);
    }

    [Fact]
    public void Null_InPlaceOfTheKind_IsAMissingKind()
    {
        var result = Build(Kustomization("""[{"op": "replace", "path": "/kind", "value": null}]"""), ("r.yaml", Plain));

        Assert.StartsWith("missing kind in object {{v1 } {{c }", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validator_OfTwoResourcesWithOneId_Fails()
    {
        var (_, patched) = Kustomization("""[{"op": "replace", "path": "/metadata/name", "value": "same"}]""");
        var result = Build(
            ("kustomization.yaml", patched + "validators: [v.yaml]\n"),
            ("r.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\n"),
            ("v.yaml", "apiVersion: builtin\nkind: LabelTransformer\nmetadata: {name: v}\nlabels: {validated-by: x}\nfieldSpecs: [{path: metadata/labels, create: true}]\n"));

        Assert.Contains("validator shouldn't modify the resource map: two resources have the id ConfigMap.v1.[noGrp]/same", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }

    private static (string Path, string Content) Kustomization(params string[] patches) =>
        ("kustomization.yaml", "resources: [r.yaml]\npatches:\n" + string.Concat(patches.Select(patch => $"- {{target: {{kind: ConfigMap}}, patch: '{patch}'}}\n")));
}
