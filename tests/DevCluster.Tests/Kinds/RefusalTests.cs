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
    public async Task Object_ThatBreaksARuleOfItsKind_IsRefused(string path, string apiVersion, string kind, string fields, string why) =>
        await RefusedAsync(path, $"{{apiVersion: {apiVersion}, kind: {kind}, metadata: {{name: x}}, {fields}}}", why);

    private async Task RefusedAsync(string path, string item, string why)
    {
        using var client = new ClusterClient(fixture.Host);

        var answer = await client.PostAsync(path + "?dryRun=All", item);

        var cause = answer.Body.GetList("details", "causes")![0];
        Assert.Equal(422, answer.Code);
        Assert.Equal(why, $"{cause.GetString("field")}: {cause.GetString("message")}");
    }
}
