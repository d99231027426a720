namespace Flux.Convergence.Bench;

/// <summary>What is applied: four objects of an application, whose Deployment asks for no pods.</summary>
internal static class Samples
{
    public static string Application(string name, string value = "value", int replicas = 0) =>
        $$$"""
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: {{{name}}}, namespace: {{{BenchPlane.Namespace}}}}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: {{{name}}}, namespace: {{{BenchPlane.Namespace}}}}
        data: {key: "{{{value}}}", name: {{{name}}}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: {{{name}}}, namespace: {{{BenchPlane.Namespace}}}}
        spec:
          selector: {app: {{{name}}}}
          ports: [{name: http, port: 80, targetPort: http}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: {{{name}}}, namespace: {{{BenchPlane.Namespace}}}}
        spec:
          replicas: {{{replicas}}}
          selector: {matchLabels: {app: {{{name}}}}}
          template:
            metadata: {labels: {app: {{{name}}}}}
            spec:
              serviceAccountName: {{{name}}}
              containers:
              - name: app
                image: registry.example.com/app:1.0.0
                ports: [{name: http, containerPort: 8080}]
        """;
}
