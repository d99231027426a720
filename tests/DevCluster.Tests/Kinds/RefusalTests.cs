using Flux.DevCluster.Tests.Hosting;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tests.Kinds;

/// <summary>Objects that built-in kinds refuse, with the first reason that they give.</summary>
public sealed class RefusalTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    private const string Template = "selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: c}]}}";
    private const string Job = "{spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: c}]}}}}";

    [Theory]
    [InlineData("tolerations: [{key: a, operator: X}]", "spec.tolerations[0].operator: Unsupported value: \"X\": supported values: \"Equal\", \"Exists\"")]
    [InlineData("tolerations: [{value: v}]", "spec.tolerations[0].operator: Invalid value: \"\": operator must be Exists when `key` is empty, which means \"match all values and all keys\"")]
    [InlineData("tolerations: [{key: a, tolerationSeconds: 3, effect: NoSchedule}]", "spec.tolerations[0].effect: Invalid value: \"NoSchedule\": effect must be 'NoExecute' when `tolerationSeconds` is set")]
    [InlineData("topologySpreadConstraints: [{maxSkew: 0, topologyKey: z, whenUnsatisfiable: DoNotSchedule}]", "spec.topologySpreadConstraints[0].maxSkew: Invalid value: 0: must be greater than zero")]
    [InlineData(
        "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: []}}}",
        "spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms: Required value: must have at least one node selector term")]
    [InlineData("securityContext: {fsGroup: -1}", "spec.securityContext.fsGroup: Invalid value: -1: must be between 0 and 2147483647, inclusive")]
    [InlineData("activeDeadlineSeconds: 0", "spec.activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive")]
    [InlineData("initContainers: [{name: c, image: c}]", "spec.initContainers[0].name: Duplicate value: \"c\"")]
    [InlineData("initContainers: [{name: i, image: i, lifecycle: {preStop: {}}}]", "spec.initContainers[0].lifecycle.preStop: Required value: must specify a handler type")]
    [InlineData("initContainers: [{name: i, image: i, env: [{name: 'a=b'}]}]", "spec.initContainers[0].env[0].name: Invalid value: \"a=b\": a valid environment variable name must consist only of printable ASCII characters other than '='")]
    [InlineData("initContainers: [{name: i, image: i, env: [{name: a, valueFrom: {secretKeyRef: {name: s}}}]}]", "spec.initContainers[0].env[0].valueFrom.secretKeyRef.key: Required value")]
    public async Task Pod_ThatCannotBePlacedOrRun_IsRefused(string spec, string why) =>
        await RefusedAsync("/api/v1/namespaces/default/pods", $"{{apiVersion: v1, kind: Pod, metadata: {{name: x}}, spec: {{containers: [{{name: c, image: c}}], {spec}}}}}", why);

    [Theory]
    [InlineData("/apis/apps/v1/namespaces/default/deployments", "apps/v1", "Deployment", "spec: {progressDeadlineSeconds: 5, minReadySeconds: 6, " + Template + "}", "spec.progressDeadlineSeconds: Invalid value: 5: must be greater than minReadySeconds")]
    [InlineData("/apis/batch/v1/namespaces/default/cronjobs", "batch/v1", "CronJob", "spec: {schedule: '@daily', timeZone: Nowhere/Here, jobTemplate: " + Job + "}", "spec.timeZone: Invalid value: \"Nowhere/Here\": unknown time zone Nowhere/Here")]
    [InlineData("/api/v1/namespaces/default/services", "v1", "Service", "spec: {ports: [{port: 80, nodePort: 30001}]}", "spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'")]
    [InlineData("/api/v1/namespaces/default/services", "v1", "Service", "spec: {clusterIP: 1.2.3, ports: [{port: 80}]}", "spec.clusterIPs[0]: Invalid value: \"1.2.3\": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)")]
    [InlineData("/apis/apps/v1/namespaces/default/statefulsets", "apps/v1", "StatefulSet", "spec: {serviceName: s, podManagementPolicy: X, " + Template + "}", "spec.podManagementPolicy: Invalid value: \"X\": must be 'OrderedReady' or 'Parallel'")]
    [InlineData("/apis/policy/v1/namespaces/default/poddisruptionbudgets", "policy/v1", "PodDisruptionBudget", "spec: {unhealthyPodEvictionPolicy: X}", "spec.unhealthyPodEvictionPolicy: Unsupported value: \"X\": supported values: \"AlwaysAllow\", \"IfHealthyBudget\"")]
    [InlineData("/apis/networking.k8s.io/v1/namespaces/default/networkpolicies", "networking.k8s.io/v1", "NetworkPolicy", "spec: {podSelector: {}, policyTypes: [X]}", "spec.policyTypes[0]: Unsupported value: \"X\": supported values: \"Egress\", \"Ingress\"")]
    [InlineData("/apis/networking.k8s.io/v1/namespaces/default/ingresses", "networking.k8s.io/v1", "Ingress", "spec: {rules: [{host: 1.2.3.4}]}", "spec.rules[0].host: Invalid value: \"1.2.3.4\": must be a DNS name, not an IP address")]
    [InlineData("/apis/storage.k8s.io/v1/storageclasses", "storage.k8s.io/v1", "StorageClass", "provisioner: p, reclaimPolicy: X", "reclaimPolicy: Unsupported value: \"X\": supported values: \"Delete\", \"Retain\"")]
    [InlineData("/apis/scheduling.k8s.io/v1/priorityclasses", "scheduling.k8s.io/v1", "PriorityClass", "value: 1000000001", "value: Forbidden: maximum allowed value of a user defined priority is 1000000000")]
    [InlineData("/apis/apps/v1/namespaces/default/statefulsets", "apps/v1", "StatefulSet", "spec: {serviceName: s, updateStrategy: {type: OnDelete, rollingUpdate: {partition: 1}}, " + Template + "}", "spec.updateStrategy.rollingUpdate: Invalid value: {\"Partition\":1,\"MaxUnavailable\":null}: only allowed for updateStrategy 'RollingUpdate'")]
    [InlineData("/apis/apps/v1/namespaces/default/statefulsets", "apps/v1", "StatefulSet", "spec: {serviceName: s, updateStrategy: {type: X}, " + Template + "}", "spec.updateStrategy: Invalid value: {\"Type\":\"X\",\"RollingUpdate\":null}: must be 'RollingUpdate' or 'OnDelete'")]
    [InlineData("/apis/apps/v1/namespaces/default/daemonsets", "apps/v1", "DaemonSet", "spec: {updateStrategy: {rollingUpdate: {maxUnavailable: 0}}, " + Template + "}", "spec.updateStrategy.rollingUpdate.maxUnavailable: Required value: cannot be 0 when maxSurge is 0")]
    [InlineData("/apis/apps/v1/namespaces/default/replicasets", "apps/v1", "ReplicaSet", "spec: {minReadySeconds: -1, " + Template + "}", "spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0")]
    [InlineData("/api/v1/namespaces/default/persistentvolumeclaims", "v1", "PersistentVolumeClaim", "spec: {accessModes: [ReadWriteOnce], volumeMode: X, resources: {requests: {storage: 1Gi}}}", "spec.volumeMode: Unsupported value: \"X\": supported values: \"Block\", \"Filesystem\"")]
    [InlineData("/api/v1/namespaces/default/persistentvolumeclaims", "v1", "PersistentVolumeClaim", "spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: '0'}}}", "spec.resources[storage]: Invalid value: \"0\": must be greater than zero")]
    [InlineData("/apis/networking.k8s.io/v1/namespaces/default/ingresses", "networking.k8s.io/v1", "Ingress", "spec: {defaultBackend: {service: {name: s, port: {number: 80, name: x}}}}", "spec.defaultBackend: Invalid value: \"\": cannot set both port name & port number")]
    [InlineData("/apis/networking.k8s.io/v1/namespaces/default/networkpolicies", "networking.k8s.io/v1", "NetworkPolicy", "spec: {podSelector: {}, ingress: [{from: [{ipBlock: {cidr: x}}]}]}", "spec.ingress[0].from[0].ipBlock.cidr: Invalid value: \"x\": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)")]
    [InlineData("/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers", "autoscaling/v2", "HorizontalPodAutoscaler", "spec: {maxReplicas: 3, scaleTargetRef: {apiVersion: apps/v1, kind: D, name: d}, metrics: [{type: Resource}]}", "spec.metrics[0].resource: Required value: must populate information for the given metric source")]
    public async Task Object_ThatBreaksARuleOfItsKind_IsRefused(string path, string apiVersion, string kind, string fields, string why) =>
        await RefusedAsync(path, $"{{apiVersion: {apiVersion}, kind: {kind}, metadata: {{name: x}}, {fields}}}", why);

    [Theory]
    [InlineData("type: ExternalName, externalName: x.y, clusterIP: 10.96.0.9", "spec.clusterIPs: Forbidden: may not be set for ExternalName services")]
    [InlineData("type: NodePort, clusterIP: None, ports: [{port: 80}]", "spec.clusterIPs[0]: Invalid value: \"None\": may not be set to 'None' for NodePort services")]
    [InlineData("clusterIPs: [10.96.0.9], ports: [{port: 80}]", "spec.clusterIPs: Invalid value: [\"10.96.0.9\"]: must be empty when `clusterIP` is not specified")]
    [InlineData("clusterIP: 1.1.1.1, ports: [{port: 80}]", "spec.clusterIPs: Invalid value: [\"1.1.1.1\"]: failed to allocate IP 1.1.1.1: the provided IP (1.1.1.1) is not in the valid range. The range of valid IPs is 10.96.0.0/12")]
    [InlineData("sessionAffinity: ClientIP, sessionAffinityConfig: {clientIP: {timeoutSeconds: 90000}}, ports: [{port: 80}]", "spec.sessionAffinityConfig.clientIP.timeoutSeconds: Invalid value: 90000: must be greater than 0 and less than 86400")]
    [InlineData("externalIPs: [127.0.0.1], ports: [{port: 80}]", "spec.externalIPs[0]: Invalid value: \"127.0.0.1\": may not be in the loopback range (127.0.0.0/8, ::1/128)")]
    [InlineData("type: LoadBalancer, loadBalancerSourceRanges: [abc], ports: [{port: 80}]", "spec.LoadBalancerSourceRanges[0]: Invalid value: \"abc\": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)")]
    [InlineData("healthCheckNodePort: 3000, ports: [{port: 80}]", "spec.healthCheckNodePort: Invalid value: 3000: may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'")]
    [InlineData("internalTrafficPolicy: X, ports: [{port: 80}]", "spec.internalTrafficPolicy: Unsupported value: \"X\": supported values: \"Cluster\", \"Local\"")]
    [InlineData("ipFamilies: [IPv5], ports: [{port: 80}]", "spec.ipFamilies[0]: Unsupported value: \"IPv5\": supported values: \"IPv4\", \"IPv6\"")]
    [InlineData("loadBalancerClass: x, ports: [{port: 80}]", "spec.loadBalancerClass: Forbidden: may only be used when `type` is 'LoadBalancer'")]
    [InlineData("allocateLoadBalancerNodePorts: true, ports: [{port: 80}]", "spec.allocateLoadBalancerNodePorts: Forbidden: may only be used when `type` is 'LoadBalancer'")]
    public async Task Service_ThatCannotBeReachedSo_IsRefused(string spec, string why) =>
        await RefusedAsync("/api/v1/namespaces/default/services", $"{{apiVersion: v1, kind: Service, metadata: {{name: x}}, spec: {{{spec}}}}}", why);

    [Theory]
    [InlineData("strategy: {type: X}", "spec.strategy: Unsupported value: {\"Type\":\"X\",\"RollingUpdate\":null}: supported values: \"Recreate\", \"RollingUpdate\"")]
    [InlineData("strategy: {rollingUpdate: {maxSurge: -1}}", "spec.strategy.rollingUpdate.maxSurge: Invalid value: -1: must be greater than or equal to 0")]
    [InlineData("strategy: {rollingUpdate: {maxUnavailable: 150%}}", "spec.strategy.rollingUpdate.maxUnavailable: Invalid value: \"150%\": must not be greater than 100%")]
    [InlineData("strategy: {rollingUpdate: {maxSurge: abc}}", "spec.strategy.rollingUpdate.maxSurge: Invalid value: \"abc\": a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')")]
    public async Task Deployment_ThatCannotRollOut_IsRefused(string spec, string why) =>
        await RefusedAsync("/apis/apps/v1/namespaces/default/deployments", $"{{apiVersion: apps/v1, kind: Deployment, metadata: {{name: x}}, spec: {{{Template}, {spec}}}}}", why);

    [Theory]
    [InlineData("env: [{name: A, valueFrom: {}}]", "env[0].valueFrom: Invalid value: \"\": must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`")]
    [InlineData("env: [{name: A, valueFrom: {fieldRef: {fieldPath: x.y}}}]", "env[0].valueFrom.fieldRef.fieldPath: Invalid value: \"x.y\": error converting fieldPath: field label not supported: x.y")]
    [InlineData("env: [{name: A, valueFrom: {resourceFieldRef: {resource: foo}}}]", "env[0].valueFrom.resourceFieldRef.resource: Unsupported value: \"foo\": supported values: \"limits.cpu\", \"limits.ephemeral-storage\", \"limits.memory\", \"requests.cpu\", \"requests.ephemeral-storage\", \"requests.memory\"")]
    [InlineData("envFrom: [{}]", "envFrom[0]: Invalid value: \"\": must specify one of: `configMapRef` or `secretRef`")]
    [InlineData("envFrom: [{configMapRef: {}}]", "envFrom[0].configMapRef.name: Required value")]
    [InlineData("ports: [{containerPort: 80, hostPort: 1}, {containerPort: 81, hostPort: 1}]", "ports[1].hostPort: Duplicate value: \"TCP//1\"")]
    [InlineData("resources: {limits: {cpu: '-1'}}", "resources.limits[cpu]: Invalid value: \"-1\": must be greater than or equal to 0")]
    [InlineData("resources: {requests: {example.com/gpu: 1}}", "resources.limits: Required value: Limit must be set for non overcommitable resources")]
    [InlineData("terminationMessagePolicy: X", "terminationMessagePolicy: Unsupported value: \"X\": supported values: \"File\", \"FallbackToLogsOnError\"")]
    [InlineData("securityContext: {seccompProfile: {type: X}}", "securityContext.seccompProfile.type: Unsupported value: \"X\": supported values: \"Localhost\", \"RuntimeDefault\", \"Unconfined\"")]
    public async Task Container_ThatCannotRun_IsRefused(string fields, string why) =>
        await RefusedAsync("/api/v1/namespaces/default/pods", $"{{apiVersion: v1, kind: Pod, metadata: {{name: x}}, spec: {{containers: [{{name: c, image: c, {fields}}}]}}}}", "spec.containers[0]." + why);

    private async Task RefusedAsync(string path, string item, string why)
    {
        using var client = new ClusterClient(fixture.Host);

        var answer = await client.PostAsync(path + "?dryRun=All", item);

        var cause = answer.Body.GetList("details", "causes")![0];
        Assert.Equal(422, answer.Code);
        Assert.Equal(why, $"{cause.GetString("field")}: {cause.GetString("message")}");
    }
}
