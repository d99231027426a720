using static Flux.Kustomize.Tests.Building.Builds;

namespace Flux.Kustomize.Tests.Building;

/// <summary>Corners that comparing random builds with kustomize has brought to light; the outputs are kustomize's own.</summary>
public sealed class RecordedBehaviourTests
{
    [Fact]
    public void Labels_AddedInOnePass_AreOneNode()
    {
        AssertBuilds(
            """
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata:
              labels:
                env: one
              name: p
            spec:
              selector:
                matchLabels:
                  app: x
                  env: one

            """,
            ("kustomization.yaml", """
            resources: [r.yaml]
            commonLabels: {env: one}
            labels: [{pairs: {env: two}}]

            """),
            ("r.yaml", """
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: p}
            spec: {selector: {matchLabels: {app: x}}}

            """));
    }

    [Fact]
    public void TargetedPatch_WithNullLabel_SetsAWord()
    {
        AssertBuilds(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              labels:
                a: "null"
                b: "1"
              name: c

            """,
            ("kustomization.yaml", """
            resources: [r.yaml]
            patches:
            - target: {kind: ConfigMap}
              patch: |
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: any, labels: {a: null, b: 1}}

            """),
            ("r.yaml", """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: c, labels: {a: x}}

            """));
    }

    [Fact]
    public void Patch_ThatRemovesAllAnnotations_MakesEarlierNamesForgotten()
    {
        AssertBuilds(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: p-c
            ---
            apiVersion: v1
            kind: Pod
            metadata:
              name: p-pod
            spec:
              volumes:
              - configMap:
                  name: c
                name: v

            """,
            ("base/kustomization.yaml", """
            resources: [r.yaml]
            namePrefix: p-

            """),
            ("base/r.yaml", """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: c}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: pod}
            spec: {volumes: [{name: v, configMap: {name: c}}]}

            """),
            ("kustomization.yaml", """
            resources: [base]
            patches:
            - patch: |
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: c, annotations: null}

            """));
    }

    [Fact]
    public void Patch_ThatMayRename_TakesNullAnnotationsForWords()
    {
        AssertBuilds(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              annotations:
                z: "null"
              name: c

            """,
            ("kustomization.yaml", """
            resources: [r.yaml]
            patches:
            - options: {allowNameChange: true}
              patch: |
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: c, annotations: {z: null}}

            """),
            ("r.yaml", """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: c, annotations: {z: x}}

            """));
    }

    [Fact]
    public void JsonPatch_TakesResourceThroughJson()
    {
        AssertBuilds(
            """
            apiVersion: v1
            data:
              f: |-
                a

                  b
              t: "2024-01-01T00:00:00Z"
            kind: ConfigMap
            metadata:
              annotations:
                a: "1"
              name: c
            "n": 12345678901234568

            """,
            ("kustomization.yaml", """
            resources: [r.yaml]
            patches:
            - target: {kind: ConfigMap}
              patch: '[{"op": "add", "path": "/metadata/annotations/a", "value": "1"}, {"op": "add", "path": "/n", "value": 12345678901234567}]'

            """),
            ("r.yaml", """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: c}
            data:
              f: >-
                a
                  b
              t: 2024-01-01

            """));
    }

    [Fact]
    public void Namespace_OfRoleBinding_ReachesDefaultSubjectsOnly()
    {
        AssertBuilds(
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata:
              name: b
              namespace: team
            roleRef:
              apiGroup: rbac.authorization.k8s.io
              kind: Role
              name: r
            subjects:
            - kind: ServiceAccount
              name: default
              namespace: team
            - kind: ServiceAccount
              name: other

            """,
            ("kustomization.yaml", """
            resources: [r.yaml]
            namespace: team

            """),
            ("r.yaml", """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: b}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: r}
            subjects: [{kind: ServiceAccount, name: default}, {kind: ServiceAccount, name: other}]

            """));
    }

    [Fact]
    public void A_number_in_place_of_a_quoted_string_of_a_JSON_patch_stays_a_string()
    {
        AssertBuilds(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: a
            spec:
              replicas: "3"

            """,
            ("kustomization.yaml", """
            resources: [d.yaml]
            replicas: [{name: a, count: 3}]
            patches:
            - patch: '[{"op": "replace", "path": "/spec/replicas", "value": "7"}]'
              target: {kind: Deployment}

            """),
            ("d.yaml", """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: a}
            spec: {replicas: 1}

            """));
    }

    [Fact]
    public void A_number_merged_over_a_quoted_string_takes_the_quotes()
    {
        AssertBuilds(
            """
            apiVersion: v1
            data:
              plain: 5
              quoted: "5"
            kind: ConfigMap
            metadata:
              name: a

            """,
            ("kustomization.yaml", "resources: [c.yaml]\npatches: [{path: p.yaml}]\n"),
            ("c.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {quoted: 'a', plain: a}\n"),
            ("p.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {quoted: 5, plain: 5}\n"));
    }

    [Fact]
    public void A_component_must_not_give_two_resources_one_name()
    {
        var result = Build(
            ("kustomization.yaml", "resources: [two.yaml]\ncomponents: [part]\n"),
            ("two.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\n"),
            ("part/kustomization.yaml", """
            apiVersion: kustomize.config.k8s.io/v1alpha1
            kind: Component
            patches:
            - patch: '[{"op": "replace", "path": "/metadata/name", "value": "same"}]'
              target: {kind: ConfigMap}

            """));

        Assert.Contains("may not add resource with an already registered id", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }
}
