using System.Net;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tests.Controllers;

public sealed class QuotaScopeTests(ControllerCluster cluster) : IClassFixture<ControllerCluster>
{
    [Fact]
    public async Task Quota_OfBestEffortPods_LeavesOthersAlone()
    {
        await CreateAsync("scoped", "resourcequotas", """{"metadata": {"name": "q"}, "spec": {"hard": {"pods": "0"}, "scopes": ["BestEffort"]}}""");

        var modest = await CreateAsync("scoped", "pods", """{"metadata": {"name": "a"}, "spec": {"containers": [{"name": "c", "image": "i", "resources": {"requests": {"cpu": "1"}}}]}}""");
        var any = await CreateAsync("scoped", "pods", """{"metadata": {"name": "b"}, "spec": {"containers": [{"name": "c", "image": "i"}]}}""");

        Assert.Equal(HttpStatusCode.Created, modest.Code);
        Assert.Equal("pods \"b\" is forbidden: exceeded quota: q, requested: pods=1, used: pods=0, limited: pods=0", any.Body.GetString("message"));
    }

    [Fact]
    public async Task Service_ThatComesToUseNodePorts_IsHeldAgainstTheQuota()
    {
        await CreateAsync("ports", "resourcequotas", """{"metadata": {"name": "q"}, "spec": {"hard": {"services.nodeports": "0"}}}""");
        await CreateAsync("ports", "services", """{"metadata": {"name": "s"}, "spec": {"ports": [{"port": 80}]}}""");

        var changed = await cluster.SendAsync(HttpMethod.Patch, "/api/v1/namespaces/ports/services/s", cluster.AdministratorToken, """{"spec": {"type": "NodePort"}}""");

        Assert.Equal(
            "services \"s\" is forbidden: exceeded quota: q, requested: services.nodeports=1, used: services.nodeports=0, limited: services.nodeports=0", changed.Body.GetString("message"));
    }

    [Fact]
    public async Task Quota_WhoseScopesDoNotFit_IsInvalid()
    {
        var quota = await CreateAsync("misfit", "resourcequotas", """{"metadata": {"name": "q"}, "spec": {"hard": {"cpu": "1"}, "scopes": ["BestEffort", "NotBestEffort"]}}""");

        Assert.Equal(
            "ResourceQuota \"q\" is invalid: [spec.scopes: Invalid value: [\"BestEffort\",\"NotBestEffort\"]: unsupported scope applied to resource, "
                + "spec.scopes: Invalid value: [\"BestEffort\",\"NotBestEffort\"]: conflicting scopes]",
            quota.Body.GetString("message"));
    }

    private async Task<(HttpStatusCode Code, MapNode Body)> CreateAsync(string ns, string plural, string json)
    {
        await cluster.CreateAsync(ns, "apiVersion: v1\nkind: ServiceAccount\nmetadata: {generateName: extra-}\n");
        await cluster.UntilAsync(new ObjectStore.ResourceKey("", "serviceaccounts"), ns, "default", _ => true);
        return await cluster.SendAsync($"/api/v1/namespaces/{ns}/{plural}", cluster.AdministratorToken, json);
    }
}
