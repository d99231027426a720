using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Tests.Controllers;

public sealed class QuotaTests(ControllerCluster cluster) : IClassFixture<ControllerCluster>
{
    private static readonly ResourceKey Quotas = new("", "resourcequotas");
    private static readonly ResourceKey Services = new("", "services");

    [Fact]
    public async Task Quota_CreationsThatFailAfterwards_AreNotCountedForEver()
    {
        await cluster.CreateAsync("failing", Secret("a"));
        await cluster.CreateAsync("failing", Quota("secrets: \"10\""));
        await cluster.UntilAsync(Quotas, "failing", "q", item => Used(item, "secrets") == "1");

        await Assert.ThrowsAsync<ApiException>(() => cluster.CreateAsync("failing", Secret("a")));
        await cluster.UntilAsync(Quotas, "failing", "q", item => Used(item, "secrets") == "2");
        await cluster.CreateAsync("failing", Quota("pods: \"1\"").Replace("name: q", "name: later", StringComparison.Ordinal));
        await cluster.UntilAsync(Quotas, "failing", "later", item => Used(item, "pods") == "0");
        cluster.Time.Advance(TimeSpan.FromSeconds(10));

        await cluster.UntilAsync(Quotas, "failing", "q", item => Used(item, "secrets") == "1");
    }

    [Fact]
    public async Task Quota_ServiceThatBecomesALoadBalancer_IsCounted()
    {
        await cluster.CreateAsync("balancers", Quota("services.loadbalancers: \"0\"") + "\n---\n" + """
            apiVersion: v1
            kind: Service
            metadata: {name: s}
            spec: {ports: [{port: 80}]}
            """);
        await cluster.UntilAsync(Quotas, "balancers", "q", item => Used(item, "services.loadbalancers") == "0");

        var refusal = await Assert.ThrowsAsync<ApiException>(() => cluster.UpdateAsync(Services, "balancers", "s", item => item.GetOrAddMap("spec").Set("type", "LoadBalancer")));

        Assert.Equal(
            "services \"s\" is forbidden: exceeded quota: q, requested: services.loadbalancers=1, used: services.loadbalancers=0, limited: services.loadbalancers=0",
            refusal.Message);
    }

    [Theory]
    [InlineData("scopes: [BestEffort]", "containers: [{name: c, image: i}]", true)]
    [InlineData("scopes: [NotBestEffort]", "containers: [{name: c, image: i}]", false)]
    [InlineData("scopes: [Terminating]", "containers: [{name: c, image: i}], activeDeadlineSeconds: 5", true)]
    [InlineData("scopes: [NotTerminating, BestEffort]", "containers: [{name: c, image: i}], activeDeadlineSeconds: 5", false)]
    [InlineData("scopeSelector: {matchExpressions: [{scopeName: PriorityClass, operator: In, values: [system-cluster-critical]}]}", "containers: [{name: c, image: i}]", false)]
    [InlineData("scopeSelector: {matchExpressions: [{scopeName: PriorityClass, operator: In, values: [system-cluster-critical]}]}", "containers: [{name: c, image: i}], priorityClassName: system-cluster-critical", true)]
    public async Task Quota_WithScopes_CountsThePodsInThem(string scopes, string pod, bool isCounted)
    {
        var ns = $"scopes-{Math.Abs(string.GetHashCode(scopes + pod, StringComparison.Ordinal))}";
        await cluster.CreateAsync(ns, Quota("pods: \"0\"", scopes));
        await cluster.UntilAsync(Quotas, ns, "q", item => Used(item, "pods") == "0");

        var refusal = await Record.ExceptionAsync(() => cluster.CreateAsync(ns, $$"""
            apiVersion: v1
            kind: Pod
            metadata: {name: p}
            spec: { {{pod}} }
            """));

        Assert.Equal(isCounted, refusal is ApiException { Code: 403 });
    }

    private static string Quota(string hard, string more = "") => $$"""
        apiVersion: v1
        kind: ResourceQuota
        metadata: {name: q}
        spec:
          hard: { {{hard}} }
          {{more}}
        """;

    private static string Secret(string name) => $$"""
        apiVersion: v1
        kind: Secret
        metadata: {name: {{name}} }
        """;

    private static string? Used(MapNode quota, string resource) => quota.GetString("status", "used", resource);
}
