namespace Flux.Bench.Kustomize;

/// <summary>Files that use much, for the fuzz to damage.</summary>
internal static class Sample
{
    public static string Of(string name) => name switch
    {
        "kustomization.yaml" => Kustomization,
        "r.yaml" => Resources,
        "p.yaml" => Patch,
        "j.yaml" => "- {op: add, path: /metadata/annotations, value: {j: k}}\n- {op: copy, from: /metadata/name, path: /spec/x}\n- {op: test, path: /kind, value: Deployment}\n",
        "t.yaml" => "apiVersion: builtin\nkind: PrefixTransformer\nmetadata: {name: t}\nprefix: t-\nfieldSpecs: [{path: metadata/name}]\n",
        "base/kustomization.yaml" => "configMapGenerator:\n- name: conf\n  literals: [a=b]\nnameSuffix: -s\n",
        _ => "some text\n",
    };

    private const string Kustomization = """
        resources: [r.yaml, base]
        namePrefix: p-
        namespace: team
        labels: [{pairs: {x: z}, includeSelectors: true}]
        images: [{name: nginx, newTag: '2'}]
        replicas: [{name: app, count: 3}]
        patches:
        - path: p.yaml
        - {path: j.yaml, target: {kind: Deployment}}
        configMapGenerator: [{name: g, files: [f.txt]}]
        transformers: [t.yaml]
        vars: [{name: V, objref: {apiVersion: apps/v1, kind: Deployment, name: app}}]
        replacements:
        - source: {kind: Deployment, fieldPath: metadata.name}
          targets: [{select: {kind: Service}, fieldPaths: ['spec.ports.[name=w].note', metadata.labels.q], options: {create: true, delimiter: '-', index: 1}}]

        """;

    private const string Resources = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: &n app, labels: {a: *n}}
        spec:
          replicas: 1
          template:
            spec:
              containers:
              - {name: main, image: "nginx:1", args: ['x', $(V), null]}
              - <<: {name: side}
                env: [{name: A, value: "1"}, {name: B, valueFrom: {configMapKeyRef: {name: conf, key: a}}}]
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec: {ports: [{name: w, port: 80}], selector: {a: b}}

        """;

    private const string Patch = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: app}
        spec:
          template:
            spec:
              containers:
              - {name: side, $patch: delete}
              - name: main
                ports: [{containerPort: 80}, {containerPort: 81, protocol: UDP}]
                env: [{name: C, value: null}]

        """;
}
