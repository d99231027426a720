using static Flux.Kustomize.Tests.Building.Builds;

namespace Flux.Kustomize.Tests.Building;

/// <summary>The namespace transformer that sets only what is not set; the output is kustomize's own.</summary>
public sealed class UnsetNamespaceTests
{
    [Fact]
    public void WrittenNull_CountsAsANamespaceCalledNull()
    {
        AssertBuilds(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: d
              namespace: e
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: a
              namespace: null
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: b
              namespace: team
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: c
              namespace: team

            """,
            ("kustomization.yaml", """
            resources: [r.yaml]
            transformers:
            - |-
              apiVersion: builtin
              kind: NamespaceTransformer
              metadata: {name: n, namespace: team}
              unsetOnly: true

            """),
            ("r.yaml", string.Join("---\n", Map("a", "null"), Map("b", ""), Map("c", "''"), Map("d", "e"))));
    }

    private static string Map(string name, string space) => $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: {name}, namespace: {space}}}\n";
}
