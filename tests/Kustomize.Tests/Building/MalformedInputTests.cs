using static Flux.Kustomize.Tests.Building.Builds;

namespace Flux.Kustomize.Tests.Building;

/// <summary>Input that kustomize refuses, found by comparing random builds.</summary>
public sealed class MalformedInputTests
{
    private const string ConfigMap = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n";

    [Theory]
    [InlineData("...\n", "yaml: did not find expected node content")]
    [InlineData("# comment\n...\n", "yaml: line 1: did not find expected node content")]
    public void File_ThatBeginsWithAnEnd_IsMalformed(string content, string expected) =>
        Assert.Contains(expected, Assert.Single(Build(("kustomization.yaml", "resources: [r.yaml]\n"), ("r.yaml", content)).Errors).Message, StringComparison.Ordinal);

    /// <summary>kustomize reads resources with a reader that keeps comments, and its own files with another.</summary>
    [Fact]
    public void TabBeforeAComment_AfterAMark_IsAllowedInResourcesOnly()
    {
        const string Marked = "?\t# tab\n kind\n:\t# tab\n ConfigMap\napiVersion: v1\nmetadata: {name: c}\n";

        Assert.Empty(Build(("kustomization.yaml", "resources: [r.yaml]\n"), ("r.yaml", Marked)).Errors);
        Assert.Empty(Build(("kustomization.yaml", "resources: [r.yaml]\nopenapi: {path: s.yaml}\n"), ("r.yaml", Marked), ("s.yaml", "? definitions\n:\t# tab\n  {}\n")).Errors);
        Assert.Contains("found character that cannot start any token", Assert.Single(Build(("kustomization.yaml", Marked)).Errors).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("W: {Schema: {properties: {type: string}}}", "W.Schema.properties.type must be an object")]
    [InlineData("W: {schema: {properties: {a: {properties: {b: 1}}}}}", "W.schema.properties.a.properties.b must be an object")]
    [InlineData("W: {Schema: {properties: {a: {description: 1}}}}", "W.Schema.properties.a.description must be a string")]
    [InlineData("W: {Schema: {required: x}}", "W.Schema.required must be an array of strings")]
    [InlineData("W: {Schema: {properties: {a: {type: [1]}}}}", "W.Schema.properties.a.type must be an array of strings")]
    [InlineData("W: {Schema: {properties: {a: {minimum: x}}}}", "W.Schema.properties.a.minimum must be a number")]
    [InlineData("W: {Schema: {properties: {a: {additionalProperties: s}}}}", "must be an object or a boolean")]
    [InlineData("W: {Dependencies: x}", "W.Dependencies must be an array of strings")]
    [InlineData("W: x", "W must be an object")]
    [InlineData("[]", "the definitions must be an object")]
    public void Definitions_OfOtherTypes_AreRefusedWithTheField(string crd, string expected)
    {
        var error = Assert.Single(Build(("kustomization.yaml", "crds: [crd.yaml]\nresources: [r.yaml]\n"), ("crd.yaml", crd), ("r.yaml", ConfigMap)).Errors);

        Assert.Contains("unable to parse open API definition from 'crd.yaml'", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal("crd.yaml", error.File);
    }

    [Theory]
    [InlineData("W: {Schema: {properties: {a: null}}}")]
    [InlineData("W: {Schema: {properties: {a: {items: s, type: [a, b], $ref: 1, x-kubernetes-object-ref-kind: 1}}}}")]
    [InlineData("W: null")]
    public void Definitions_ThatAreLenientlyRead_AreTaken(string crd) =>
        Assert.Empty(Build(("kustomization.yaml", "crds: [crd.yaml]\nresources: [r.yaml]\n"), ("crd.yaml", crd), ("r.yaml", ConfigMap)).Errors);
}
