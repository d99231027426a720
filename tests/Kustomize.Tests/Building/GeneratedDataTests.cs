using static Flux.Kustomize.Tests.Building.Builds;

namespace Flux.Kustomize.Tests.Building;

/// <summary>Data of generators under patches; the outputs are kustomize's own.</summary>
public sealed class GeneratedDataTests
{
    [Fact]
    public void Number_InPlaceOfATextThatIsQuoted_IsATextToo()
    {
        AssertBuilds(
            """
            apiVersion: v1
            data:
              a: "1e3"
              b: 3
              d: "7"
              e: 8
              f: "5"
              "n": "9"
            kind: ConfigMap
            metadata:
              name: g
            ---
            apiVersion: v1
            data:
              a: 4
              e: 5
            kind: Secret
            metadata:
              name: s
            type: Opaque

            """,
            ("kustomization.yaml", """
            resources: [base]
            configMapGenerator: [{name: g, behavior: merge, literals: ["f=x: y", "n=7"]}]
            patches:
            - patch: |
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: g}
                data: {a: 1e3, d: 7, e: 8, f: 5, n: 9, b: 3}
            - patch: |
                apiVersion: v1
                kind: Secret
                metadata: {name: s}
                data: {a: 4, e: 5}

            """),
            ("base/kustomization.yaml", """
            generatorOptions: {disableNameSuffixHash: true}
            configMapGenerator: [{name: g, literals: ["a=x: y", "d=5", "e=", "b=xy"]}]
            secretGenerator: [{name: s, literals: [a=x, "e="]}]

            """));
    }
}
