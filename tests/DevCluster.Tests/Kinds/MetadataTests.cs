using Flux.DevCluster.Tests.Hosting;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tests.Kinds;

/// <summary>How faults of metadata are told: once per rule that looks at them, as the real server does.</summary>
public sealed class MetadataTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    private const string Namespace = "/api/v1/namespaces/default";

    [Theory]
    [InlineData("configmaps", "v1", "ConfigMap", 4)]
    [InlineData("resourcequotas", "v1", "ResourceQuota", 3)]
    public async Task Fault_OfAnUpdate_IsToldByEveryRuleThatLooksAtIt(string plural, string apiVersion, string kind, int times)
    {
        using var client = new ClusterClient(fixture.Host);
        await client.PostAsync($"{Namespace}/{plural}", $"{{apiVersion: {apiVersion}, kind: {kind}, metadata: {{name: faults}}}}");

        var answer = await client.MergeAsync($"{Namespace}/{plural}/faults", "{metadata: {labels: {a: no good}}}");

        Assert.Equal(422, answer.Code);
        Assert.Equal(times, answer.Body.GetList("details", "causes")!.Count);
        Assert.Equal(1, answer.Message.Split("metadata.labels").Length - 1);
    }

    [Fact]
    public async Task Patch_ThatNamesAnotherNamespace_IsRefused()
    {
        using var client = new ClusterClient(fixture.Host);
        await client.PostAsync($"{Namespace}/configmaps", "{apiVersion: v1, kind: ConfigMap, metadata: {name: moved}}");

        var answer = await client.MergeAsync($"{Namespace}/configmaps/moved", "{metadata: {namespace: other}}");

        Assert.Equal((400, "the namespace of the provided object does not match the namespace sent on the request"), (answer.Code, answer.Message));
    }

    [Fact]
    public async Task DryRun_OfAService_ShowsAPortThatNobodyCanHave()
    {
        using var client = new ClusterClient(fixture.Host);

        var answer = await client.PostAsync(
            $"{Namespace}/services?dryRun=All", "{apiVersion: v1, kind: Service, metadata: {name: dry}, spec: {type: NodePort, ports: [{name: a, port: 80, nodePort: 30123}, {name: b, port: 81}]}}");

        Assert.Equal(30124, answer.Body.GetList("spec", "ports")![1].GetInt64("nodePort"));
    }

    [Fact]
    public async Task Service_AddressAndPortOfAnother_AreRefusedUntilItGoes()
    {
        const string Taker = "{apiVersion: v1, kind: Service, metadata: {name: taker}, spec: {type: NodePort, clusterIP: 10.100.1.1, ports: [{port: 80, nodePort: 31999}]}}";
        using var client = new ClusterClient(fixture.Host);
        await client.PostAsync($"{Namespace}/services", Taker.Replace("taker", "owner", StringComparison.Ordinal));

        var address = await client.PostAsync($"{Namespace}/services", Taker.Replace("31999", "31998", StringComparison.Ordinal));
        var port = await client.PostAsync($"{Namespace}/services", Taker.Replace("10.100.1.1", "10.100.1.2", StringComparison.Ordinal));
        await client.MergeAsync($"{Namespace}/services/owner", "{spec: {ports: [{port: 80, nodePort: 31997}]}}");
        var later = await client.PostAsync($"{Namespace}/services", Taker.Replace("10.100.1.1", "10.100.1.2", StringComparison.Ordinal));

        Assert.EndsWith("failed to allocate IP 10.100.1.1: provided IP is already allocated", address.Message, StringComparison.Ordinal);
        Assert.EndsWith("spec.ports[0].nodePort: Invalid value: 31999: provided port is already allocated", port.Message, StringComparison.Ordinal);
        Assert.Equal(201, later.Code);
    }
}
