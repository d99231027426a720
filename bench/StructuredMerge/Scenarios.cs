using System.Globalization;
using Flux.Manifests.FieldManagement;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.StructuredMerge.Typing;
using Flux.Manifests.Yaml;

namespace Flux.StructuredMerge;

/// <summary>The objects of the benchmark.</summary>
internal static class Scenarios
{
    /// <summary>A Deployment of about 1.3 KB: three ports, environment, probes, resources, a volume.</summary>
    public static MapNode Deployment(string image) => (MapNode)YamlReader.Read($$$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: podinfo
          namespace: apps
          labels: {app.kubernetes.io/name: podinfo, app.kubernetes.io/part-of: demo}
        spec:
          minReadySeconds: 3
          revisionHistoryLimit: 5
          progressDeadlineSeconds: 60
          strategy: {rollingUpdate: {maxUnavailable: 0}, type: RollingUpdate}
          selector: {matchLabels: {app: podinfo}}
          template:
            metadata:
              annotations: {prometheus.io/scrape: "true", prometheus.io/port: "9797"}
              labels: {app: podinfo}
            spec:
              containers:
              - name: podinfod
                image: {{{image}}}
                imagePullPolicy: IfNotPresent
                ports:
                - {name: http, containerPort: 9898, protocol: TCP}
                - {name: http-metrics, containerPort: 9797, protocol: TCP}
                - {name: grpc, containerPort: 9999, protocol: TCP}
                command: [./podinfo, --port=9898, --port-metrics=9797, --grpc-port=9999, --level=info]
                env:
                - {name: PODINFO_UI_COLOR, value: "#34577c"}
                - {name: PODINFO_UI_LOGO, value: "logo.png"}
                livenessProbe: {exec: {command: [podcli, check, http, localhost:9898/healthz]}, initialDelaySeconds: 5, timeoutSeconds: 5}
                readinessProbe: {exec: {command: [podcli, check, http, localhost:9898/readyz]}, initialDelaySeconds: 5, timeoutSeconds: 5}
                resources: {limits: {cpu: 2000m, memory: 512Mi}, requests: {cpu: 100m, memory: 64Mi}}
                volumeMounts: [{name: data, mountPath: /data}]
              volumes: [{name: data, emptyDir: {}}]
        """);

    /// <summary>A ConfigMap of one megabyte in so many keys.</summary>
    public static MapNode ConfigMap(int keys, string first)
    {
        var data = new MapNode(keys);
        var value = new string('x', 1_000_000 / keys);
        for (var i = 0; i < keys; i++)
        {
            data.Add("key-" + i.ToString("D5", CultureInfo.InvariantCulture), i == 0 ? first : value);
        }

        return new MapNode { { "apiVersion", "v1" }, { "kind", "ConfigMap" }, { "metadata", Named() }, { "data", data } };
    }

    /// <summary>A Service with so many ports, a list keyed by port and protocol.</summary>
    public static MapNode Service(int ports, long firstTarget)
    {
        var list = new ListNode(ports);
        for (var i = 0; i < ports; i++)
        {
            list.Add(new MapNode
            {
                { "name", "p" + i.ToString(CultureInfo.InvariantCulture) }, { "port", 10_000 + i }, { "protocol", "TCP" }, { "targetPort", i == 0 ? firstTarget : i },
            });
        }

        var spec = new MapNode { { "ports", list } };
        return new MapNode { { "apiVersion", "v1" }, { "kind", "Service" }, { "metadata", Named() }, { "spec", spec } };
    }

    public static FieldManager Manager(MapNode value)
    {
        var gvk = new ManifestObject(value).GroupVersionKind;
        var schemas = new Dictionary<string, TypedSchema> { [gvk.ApiVersion] = BuiltinTypes.Find(gvk)! };
        return new FieldManager(new ManagedKind(gvk.Kind, schemas, ManagedKind.BuiltinStatus), TimeProvider.System);
    }

    private static MapNode Named() => new() { { "name", "big" }, { "namespace", "apps" } };
}
