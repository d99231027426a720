using System.Globalization;
using System.Text;

namespace Flux.Manifests.Bench;

/// <summary>A stream of manifests as a platform team has them; nothing in it is random.</summary>
internal static class Sample
{
    public static byte[] Create(int megabytes)
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < megabytes * 1024 * 1024; i++)
        {
            text.Append("---\n").Append(CultureInfo.InvariantCulture, $"{Deployment(i)}---\n{Service(i)}---\n{ConfigMap(i)}");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Deployment(int i) => $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: app-{{i}}
          namespace: team-{{i % 17}}
          labels:
            app.kubernetes.io/name: app-{{i}}
            app.kubernetes.io/part-of: platform
          annotations:
            description: "Serves requests for app-{{i}}: see https://example.com/apps/{{i}}"
        spec:
          replicas: {{(i % 5) + 1}}
          selector:
            matchLabels:
              app.kubernetes.io/name: app-{{i}}
          template:
            metadata:
              labels:
                app.kubernetes.io/name: app-{{i}}
            spec:
              # The image is set by automation.
              containers:
              - name: main
                image: registry.example.com/team/app-{{i}}:v1.{{i % 40}}.0
                args: ["--listen=:8080", "--log-level", info]
                ports:
                - containerPort: 8080
                  name: http
                  protocol: TCP
                env:
                - name: APP_ID
                  value: "{{i}}"
                - name: GREETING
                  value: 'It''s app {{i}}'
                resources:
                  requests: {cpu: 100m, memory: 128Mi}
                  limits:
                    memory: 256Mi
                livenessProbe:
                  httpGet:
                    path: /healthz
                    port: http
                  initialDelaySeconds: 5
                securityContext:
                  readOnlyRootFilesystem: true
                  runAsNonRoot: true

        """;

    private static string Service(int i) => $$"""
        apiVersion: v1
        kind: Service
        metadata:
          name: app-{{i}}
          namespace: team-{{i % 17}}
        spec:
          selector:
            app.kubernetes.io/name: app-{{i}}
          ports:
          - name: http
            port: 80
            targetPort: http

        """;

    private static string ConfigMap(int i) => $$"""
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: app-{{i}}-config
          namespace: team-{{i % 17}}
        data:
          config.yaml: |
            server:
              listen: ":8080"
              timeout: 30s
            features:
              - search
              - export-{{i}}
          script.sh: |-
            #!/bin/sh
            set -eu
            exec /app/main --id {{i}}

        """;
}
