using Flux.Apply.Applying;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Yaml;

namespace Flux.Apply.Tests.Applying;

public sealed class ObjectPatternTests
{
    private static readonly ManifestObject Web = new((MapNode)YamlReader.Read("""
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          namespace: shop
          labels: {tier: front}
          annotations: {scaled: "yes"}
        """));

    public static TheoryData<ObjectPatternParts, bool> Selections => new()
    {
        { new ObjectPatternParts(), true },
        { new ObjectPatternParts(Group: "apps", Version: "v1", Kind: "Deploy.*", Name: "w.b", Namespace: "shop|store"), true },
        { new ObjectPatternParts(Name: "we"), false },
        { new ObjectPatternParts(LabelSelector: "tier in (front,back)"), true },
        { new ObjectPatternParts(LabelSelector: "tier=back"), false },
        { new ObjectPatternParts(AnnotationSelector: "scaled"), true },
        { new ObjectPatternParts(Kind: "Deployment", AnnotationSelector: "!scaled"), false },
    };

    [Theory]
    [MemberData(nameof(Selections))]
    public void Matches_EveryPart_MustHold(ObjectPatternParts parts, bool expected)
    {
        var pattern = ObjectPattern.TryCompile(parts, out var fault);

        Assert.Null(fault);
        Assert.Equal(expected, pattern!.Matches(Web));
    }

    [Fact]
    public void TryCompile_WhatCannotBeUnderstood_NamesThePart()
    {
        Assert.Null(ObjectPattern.TryCompile(new ObjectPatternParts(Name: "("), out var pattern));
        Assert.Null(ObjectPattern.TryCompile(new ObjectPatternParts(LabelSelector: "a in"), out var selector));

        Assert.StartsWith("invalid name regex: error parsing regexp: missing closing ): `", pattern, StringComparison.Ordinal);
        Assert.StartsWith("invalid label selector: ", selector, StringComparison.Ordinal);
    }
}
