using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Tests.Controllers;

public sealed class ServiceTests(ControllerCluster cluster) : IClassFixture<ControllerCluster>
{
    private static readonly ResourceKey Pods = new("", "pods");
    private static readonly ResourceKey Endpoints = new("", "endpoints");
    private static readonly ResourceKey Slices = new("discovery.k8s.io", "endpointslices");
    private static readonly ResourceKey Budgets = new("policy", "poddisruptionbudgets");
    private static readonly ResourceKey Claims = new("", "persistentvolumeclaims");
    private static readonly ResourceKey Quotas = new("", "resourcequotas");
    private static readonly ResourceKey Roles = new("rbac.authorization.k8s.io", "clusterroles");

    [Fact]
    public async Task Service_WithSelector_ListsItsReadyPods()
    {
        await cluster.CreateAsync("svc", """
            apiVersion: v1
            kind: Service
            metadata: {name: web, labels: {sl: x}}
            spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: web}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: a, labels: {app: web}}
            spec: {containers: [{name: c, image: i, ports: [{name: web, containerPort: 8080}]}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: b, labels: {app: web}, annotations: {dev.fluxctl.io/simulate: crashloop}}
            spec: {containers: [{name: c, image: i, ports: [{name: web, containerPort: 8080}]}]}
            """);

        var endpoints = await cluster.UntilAsync(Endpoints, "svc", "web", item =>
            item.GetList("subsets") is { Count: 1 } subsets && subsets[0].GetList("addresses") is { Count: 1 } && subsets[0].GetList("notReadyAddresses") is { Count: 1 });
        Assert.Equal(8080, endpoints.GetList("subsets")![0].GetList("ports")![0].GetInt64("port"));

        await cluster.DeleteAsync(Pods, "svc", "a");
        await cluster.UntilAsync(Endpoints, "svc", "web", item => item.GetList("subsets")![0].GetList("addresses") is null);
        var slice = Assert.Single(await cluster.ListAsync(Slices, "svc"));
        await cluster.UntilAsync(Slices, "svc", slice.GetString("metadata", "name")!, item => item.GetList("endpoints") is { Count: 1 });
        Assert.Equal("web", slice.GetString("metadata", "labels", "kubernetes.io/service-name"));
    }

    [Fact]
    public async Task Budget_OverPods_TellsHowManyMayGo()
    {
        await cluster.CreateAsync("pdb", """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 3
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: c, image: i}]}
            ---
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: b}
            spec: {minAvailable: 50%, selector: {matchLabels: {app: web}}}
            """);

        var budget = await cluster.UntilAsync(Budgets, "pdb", "b", item => item.GetInt64("status", "currentHealthy") == 3);

        Assert.Equal((1, 2, 3), (budget.GetInt64("status", "disruptionsAllowed"), budget.GetInt64("status", "desiredHealthy"), budget.GetInt64("status", "expectedPods")));
    }

    [Fact]
    public async Task Claim_IsBound_UnlessItsClassIsMissing()
    {
        await cluster.CreateAsync("pvc", """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: waits}
            spec: {storageClassName: none, accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: data}
            spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: p}
            spec: {containers: [{name: c, image: i}], volumes: [{name: v, persistentVolumeClaim: {claimName: data}}]}
            """);

        await cluster.UntilAsync(Pods, "pvc", "p", item => item.GetString("status", "phase") == "Running");
        var claim = await cluster.UntilAsync(Claims, "pvc", "data", item => item.GetString("status", "phase") == "Bound");
        Assert.Equal("1Gi", claim.GetString("status", "capacity", "storage"));
        Assert.NotEqual("Bound", (await cluster.UntilAsync(Claims, "pvc", "waits", _ => true)).GetString("status", "phase"));

        await cluster.DeleteAsync(Claims, "pvc", "data");
        await cluster.DeleteAsync(Pods, "pvc", "p");
        await cluster.UntilGoneAsync(Claims, "pvc", "data");
    }

    [Fact]
    public async Task Quota_WithoutRoom_RefusesAndCountsAgainAfterADelete()
    {
        await cluster.CreateAsync("quota", """
            apiVersion: v1
            kind: ResourceQuota
            metadata: {name: q}
            spec: {hard: {secrets: "1"}}
            """);
        await cluster.UntilAsync(Quotas, "quota", "q", item => item.GetString("status", "used", "secrets") == "0");
        await cluster.CreateAsync("quota", "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n");

        var refused = await Assert.ThrowsAsync<ApiException>(() => cluster.CreateAsync("quota", "apiVersion: v1\nkind: Secret\nmetadata: {name: b}\n"));
        Assert.Equal("secrets \"b\" is forbidden: exceeded quota: q, requested: secrets=1, used: secrets=1, limited: secrets=1", refused.Message);

        await cluster.DeleteAsync(new ResourceKey("", "secrets"), "quota", "a");
        await cluster.UntilAsync(Quotas, "quota", "q", item => item.GetString("status", "used", "secrets") == "0");
    }

    [Fact]
    public async Task Quota_WhoseStatusChanges_IsNotCountedAnew()
    {
        await cluster.CreateAsync("ahead", "{apiVersion: v1, kind: ResourceQuota, metadata: {name: q}, spec: {hard: {secrets: '3'}}}");
        var quota = await cluster.UntilAsync(Quotas, "ahead", "q", item => item.GetString("status", "used", "secrets") == "0");

        // As admission does it, before the object that it lets in is stored.
        await cluster.Objects.UpdateAsync(Quotas, "ahead", "q", "status", item => Use(item, "1"), TestContext.Current.CancellationToken);
        await cluster.CreateAsync("ahead", "{apiVersion: v1, kind: ResourceQuota, metadata: {name: later}, spec: {hard: {secrets: '3'}}}");
        await cluster.UntilAsync(Quotas, "ahead", "later", item => item.GetString("status", "used", "secrets") == "0");

        var after = await cluster.Objects.FindAsync(Quotas, "ahead", "q", TestContext.Current.CancellationToken);
        Assert.Equal("0", quota.GetString("status", "used", "secrets"));
        Assert.Equal("1", after.GetString("status", "used", "secrets"));
    }

    [Fact]
    public async Task ClusterRole_WithAggregationRule_CollectsRules()
    {
        await cluster.CreateAsync("roles", """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: all-of-them}
            aggregationRule: {clusterRoleSelectors: [{matchLabels: {collect: "yes"}}]}
            rules: []
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: one-of-them, labels: {collect: "yes"}}
            rules: [{apiGroups: [""], resources: [pods], verbs: [get]}]
            """);

        var role = await cluster.UntilAsync(Roles, "", "all-of-them", item => item.GetList("rules") is { Count: 1 });

        Assert.Equal("get", ((StringNode)role.GetList("rules")![0].GetList("verbs")![0]).Value);
    }

    private static bool Use(MapNode quota, string secrets)
    {
        var status = quota.GetMap("status")!.Copy();
        status.GetOrAddMap("used").Set("secrets", secrets);
        quota.Set("status", status);
        return true;
    }
}
