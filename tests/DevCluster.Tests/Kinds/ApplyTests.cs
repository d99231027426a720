using Flux.DevCluster.Tests.Hosting;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tests.Kinds;

/// <summary>Server-side apply of built-in kinds, where their own rules meet it.</summary>
public sealed class ApplyTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    private const string Namespace = "/api/v1/namespaces/default";

    [Fact]
    public async Task ZeroValue_ThatIsApplied_IsOwned_AndDefaulted()
    {
        using var client = new ClusterClient(fixture.Host);

        var answer = await client.ApplyAsync(
            $"{Namespace}/services/zero", "{apiVersion: v1, kind: Service, metadata: {name: zero}, spec: {ports: [{port: 80, targetPort: 0, protocol: TCP}]}, status: {loadBalancer: {}}}");

        Assert.Equal(201, answer.Code);
        Assert.Equal(80, answer.Body.GetList("spec", "ports")![0].GetInt64("targetPort"));
        var owned = answer.Body.GetList("metadata", "managedFields")![0].GetMap("fieldsV1", "f:spec", "f:ports", "k:{\"port\":80,\"protocol\":\"TCP\"}")!;
        Assert.True(owned.ContainsKey("f:targetPort"), owned.ToString());
    }

    [Fact]
    public async Task EmptyListOfOwners_TakesAllOwnersAway()
    {
        using var client = new ClusterClient(fixture.Host);
        await client.ApplyAsync($"{Namespace}/configmaps/owners", "{apiVersion: v1, kind: ConfigMap, metadata: {name: owners}, data: {a: b}}");

        var answer = await client.MergeAsync($"{Namespace}/configmaps/owners", "{metadata: {managedFields: []}}");

        Assert.Equal(200, answer.Code);
        Assert.Null(answer.Body.Get("metadata", "managedFields"));
    }

    [Fact]
    public async Task Text_ThatIsNoQuantity_IsToldOfTheConversion()
    {
        using var client = new ClusterClient(fixture.Host);

        var quota = await client.ApplyAsync(
            $"{Namespace}/resourcequotas/q", "{apiVersion: v1, kind: ResourceQuota, metadata: {name: q, namespace: default}, spec: {hard: {cpu: lots}}}");
        var secret = await client.ApplyAsync($"{Namespace}/secrets/s", "{apiVersion: v1, kind: Secret, metadata: {name: s, namespace: default}, data: {k: not base64!}}");

        Assert.Equal(500, quota.Code);
        Assert.Equal(
            "failed to convert new object (default/q; /v1, Kind=ResourceQuota) to proper version: unable to convert unstructured object to /v1, Kind=ResourceQuota: "
            + "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
            quota.Message);
        Assert.EndsWith("Kind=Secret: error decoding from json: illegal base64 data at input byte 3", secret.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Claim_ThatIsChanged_PrintsWhatDiffers()
    {
        using var client = new ClusterClient(fixture.Host);
        const string Claim = "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: c}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}";
        await client.ApplyAsync($"{Namespace}/persistentvolumeclaims/c", Claim);

        var answer = await client.ApplyAsync($"{Namespace}/persistentvolumeclaims/c", Claim.Replace("ReadWriteOnce", "ReadWriteMany", StringComparison.Ordinal));

        Assert.Equal(422, answer.Code);
        Assert.Contains("@@ -1,6 +1,6 @@\n {\n  \"AccessModes\": [\n-  \"ReadWriteOnce\"\n+  \"ReadWriteMany\"\n  ],\n  \"Selector\": null,\n  \"Resources\": {\n", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SuspendedJob_MayMove_ButRunsWhatItRan()
    {
        using var client = new ClusterClient(fixture.Host);
        const string Jobs = "/apis/batch/v1/namespaces/default/jobs/j";
        const string Job = "{apiVersion: batch/v1, kind: Job, metadata: {name: j}, spec: {suspend: true, template: {spec: {restartPolicy: Never, containers: [{name: c, image: 'i:1'}]}}}}";
        await client.ApplyAsync(Jobs, Job);

        var moved = await client.MergeAsync(Jobs, "{spec: {template: {spec: {nodeSelector: {a: b}}}}}");
        var changed = await client.ApplyAsync(Jobs, Job.Replace("i:1", "i:2", StringComparison.Ordinal));

        Assert.Equal(200, moved.Code);
        Assert.Equal(422, changed.Code);
        Assert.StartsWith("Job.batch \"j\" is invalid: spec.template.spec: Invalid value: {\"Volumes\":null,\"InitContainers\":null,\"Containers\":[{\"Name\":\"c\",\"Image\":\"i:2\"", changed.Message, StringComparison.Ordinal);
    }
}
