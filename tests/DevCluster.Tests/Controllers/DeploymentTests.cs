using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Tests.Controllers;

public sealed class DeploymentTests(ControllerCluster cluster) : IClassFixture<ControllerCluster>
{
    private static readonly ResourceKey Deployments = new("apps", "deployments");
    private static readonly ResourceKey ReplicaSets = new("apps", "replicasets");
    private static readonly ResourceKey Pods = new("", "pods");

    [Fact]
    public async Task Deployment_New_BecomesAvailable()
    {
        await cluster.CreateAsync("roll", Deployment("web", replicas: 3));

        var web = await cluster.UntilAsync(Deployments, "roll", "web", IsComplete);

        var status = web.GetMap("status")!;
        Assert.Equal((3, 3, 3, 3), (status.GetInt64("replicas"), status.GetInt64("updatedReplicas"), status.GetInt64("readyReplicas"), status.GetInt64("availableReplicas")));
        Assert.Null(status.Get("unavailableReplicas"));
        Assert.Equal("MinimumReplicasAvailable", Condition(web, "Available").GetString("reason"));
        Assert.Equal("1", web.GetString("metadata", "annotations", "deployment.kubernetes.io/revision"));
        var pods = await cluster.ListAsync(Pods, "roll");
        Assert.Equal(3, pods.Length);
        Assert.All(pods, pod => Assert.Equal("Running", pod.GetString("status", "phase")));
    }

    [Fact]
    public async Task Deployment_NewImageAndBack_RollsThroughRevisions()
    {
        await cluster.CreateAsync("images", Deployment("web", replicas: 4));
        await cluster.UntilAsync(Deployments, "images", "web", IsComplete);

        await cluster.UpdateAsync(Deployments, "images", "web", item => Image(item, "nginx:2"));
        await cluster.UntilAsync(Deployments, "images", "web", item => IsComplete(item) && Revision(item) == "2");
        await cluster.UpdateAsync(Deployments, "images", "web", item => Image(item, "nginx:1"));
        await cluster.UntilAsync(Deployments, "images", "web", item => IsComplete(item) && Revision(item) == "3");

        var sets = await cluster.ListAsync(ReplicaSets, "images");
        Assert.Equal([0L, 4L], sets.Select(set => set.GetInt64("spec", "replicas")!.Value).Order());
        Assert.Equal(["2", "3"], sets.Select(Revision).Order());
    }

    [Fact]
    public async Task Deployment_ThatCannotStart_TimesOutAtItsDeadline()
    {
        await cluster.CreateAsync("stuck", Deployment("web", replicas: 1, extra: "annotations: {dev.fluxctl.io/simulate: fail}"));
        await cluster.UntilAsync(Deployments, "stuck", "web", item => item.GetInt64("status", "unavailableReplicas") == 1 && item.GetInt64("status", "replicas") == 1);
        await cluster.UntilAsync(Pods, "stuck", (await PodAsync("stuck")).GetString("metadata", "name")!, pod => Waiting(pod) == "ImagePullBackOff");

        cluster.Time.Advance(TimeSpan.FromSeconds(601));
        var web = await cluster.UntilAsync(Deployments, "stuck", "web", item => Condition(item, "Progressing").GetString("status") == "False");

        Assert.Equal("ProgressDeadlineExceeded", Condition(web, "Progressing").GetString("reason"));
        Assert.Equal("MinimumReplicasUnavailable", Condition(web, "Available").GetString("reason"));
    }

    [Fact]
    public async Task Deployment_RollsBack_ItsReplicaSetsTellTheHistory()
    {
        await cluster.CreateAsync("history", Deployment("web", replicas: 2, extra: "annotations: {kubernetes.io/change-cause: first}"));
        await cluster.UntilAsync(Deployments, "history", "web", IsComplete);
        var first = Assert.Single(await cluster.ListAsync(ReplicaSets, "history"));
        Assert.Equal(1, first.GetInt64("metadata", "generation"));
        Assert.Equal("first", first.GetString("metadata", "annotations", "kubernetes.io/change-cause"));

        await cluster.UpdateAsync(Deployments, "history", "web", item => Image(item, "nginx:2"));
        await cluster.UntilAsync(Deployments, "history", "web", item => IsComplete(item) && Revision(item) == "2");
        await cluster.UpdateAsync(Deployments, "history", "web", item => Image(item, "nginx:1"));
        await cluster.UntilAsync(Deployments, "history", "web", item => IsComplete(item) && Revision(item) == "3");

        var again = await cluster.UntilAsync(ReplicaSets, "history", first.GetString("metadata", "name")!, item => Revision(item) == "3");
        Assert.Equal("1", again.GetString("metadata", "annotations", "deployment.kubernetes.io/revision-history"));
        Assert.Equal(["Available", "Progressing"], ConditionTypes(await cluster.UntilAsync(Deployments, "history", "web", IsComplete)));
    }

    [Fact]
    public async Task Deployment_ScaledUpByPodsThatHang_DoesNotTimeOut()
    {
        await cluster.CreateAsync("larger", Deployment("web", replicas: 1));
        await cluster.UntilAsync(Deployments, "larger", "web", IsComplete);
        await cluster.UpdateAsync(ReplicaSets, "larger", (await cluster.ListAsync(ReplicaSets, "larger"))[0].GetString("metadata", "name")!, Hang);

        await cluster.UpdateAsync(Deployments, "larger", "web", item => item.GetOrAddMap("spec").Set("replicas", 3));
        await cluster.UntilAsync(Deployments, "larger", "web", item => item.GetInt64("status", "unavailableReplicas") == 2);
        cluster.Time.Advance(TimeSpan.FromSeconds(3_600));
        await cluster.UpdateAsync(Deployments, "larger", "web", item => item.GetOrAddMap("spec").Set("minReadySeconds", 1));
        var web = await cluster.UntilAsync(
            Deployments, "larger", "web", item => item.GetInt64("status", "observedGeneration") == item.GetInt64("metadata", "generation"));

        Assert.Equal("NewReplicaSetAvailable", Condition(web, "Progressing").GetString("reason"));
        Assert.Equal("MinimumReplicasUnavailable", Condition(web, "Available").GetString("reason"));
    }

    [Fact]
    public async Task Deployment_BeyondTheQuota_TellsWhatRefusesItsPods()
    {
        await cluster.CreateAsync("quota", """
            apiVersion: v1
            kind: ResourceQuota
            metadata: {name: few}
            spec: {hard: {pods: "1"}}
            """);
        await cluster.UntilAsync(new ResourceKey("", "resourcequotas"), "quota", "few", item => item.GetString("status", "hard", "pods") == "1");

        await cluster.CreateAsync("quota", Deployment("web", replicas: 2));
        var web = await cluster.UntilAsync(Deployments, "quota", "web", item => Condition(item, "ReplicaFailure") is not null && item.GetInt64("status", "readyReplicas") == 1);
        Assert.Equal("FailedCreate", Condition(web, "ReplicaFailure").GetString("reason"));
        Assert.Contains("exceeded quota: few, requested: pods=1, used: pods=1, limited: pods=1", Condition(web, "ReplicaFailure").GetString("message"), StringComparison.Ordinal);
        var warning = Assert.Single(await cluster.ListAsync(new ResourceKey("", "events"), "quota"), item => item.GetString("type") == "Warning");
        Assert.StartsWith("Error creating: pods \"web-", warning.GetString("message"), StringComparison.Ordinal);

        await cluster.UpdateAsync(Deployments, "quota", "web", item => item.GetOrAddMap("spec").Set("replicas", 1));
        await cluster.UntilAsync(Deployments, "quota", "web", item => Condition(item, "ReplicaFailure") is null && IsComplete(item));
    }

    [Theory]
    [InlineData("Recreate")]
    [InlineData("RollingUpdate")]
    public async Task Deployment_Paused_KeepsItsPodsAndItsSize(string strategy)
    {
        var ns = $"paused-{strategy.ToLowerInvariant()}";
        await cluster.CreateAsync(ns, Deployment("web", replicas: 2) + $"\n  strategy: {{type: {strategy}}}");
        await cluster.UntilAsync(Deployments, ns, "web", IsComplete);

        await cluster.UpdateAsync(Deployments, ns, "web", item =>
        {
            item.GetOrAddMap("spec").Set("paused", true);
            item.GetOrAddMap("spec").Set("replicas", 3);
            Image(item, "nginx:2");
        });
        var paused = await cluster.UntilAsync(Deployments, ns, "web", item => item.GetInt64("status", "availableReplicas") == 3);
        Assert.Equal("DeploymentPaused", Condition(paused, "Progressing").GetString("reason"));
        Assert.Null(paused.Get("status", "updatedReplicas"));
        Assert.Single(await cluster.ListAsync(ReplicaSets, ns));

        await cluster.UpdateAsync(Deployments, ns, "web", item => item.GetOrAddMap("spec").Remove("paused"));
        await cluster.UntilAsync(Deployments, ns, "web", item => IsComplete(item) && Revision(item) == "2");
    }

    [Fact]
    public async Task Deployment_WithoutADeadline_HasNoProgress()
    {
        await cluster.CreateAsync("patient", Deployment("web", replicas: 1) + "\n  progressDeadlineSeconds: 2147483647");

        var web = await cluster.UntilAsync(Deployments, "patient", "web", item => item.GetInt64("status", "availableReplicas") == 1);

        Assert.Equal(["Available"], ConditionTypes(web));
    }

    [Fact]
    public async Task Deployment_Deleted_TakesItsPodsAlong()
    {
        await cluster.CreateAsync("gone", Deployment("web", replicas: 2));
        await cluster.UntilAsync(Deployments, "gone", "web", IsComplete);
        var pods = await cluster.ListAsync(Pods, "gone");

        await cluster.DeleteAsync(Deployments, "gone", "web");

        foreach (var pod in pods)
        {
            await cluster.UntilGoneAsync(Pods, "gone", pod.GetString("metadata", "name")!);
        }

        Assert.Empty(await cluster.ListAsync(ReplicaSets, "gone"));
    }

    private static string Deployment(string name, int replicas, string extra = "") => $$$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: {{{name}}}
          {{{extra}}}
        spec:
          replicas: {{{replicas}}}
          selector: {matchLabels: {app: {{{name}}}}}
          template:
            metadata: {labels: {app: {{{name}}}}}
            spec: {containers: [{name: c, image: "nginx:1"}]}
        """;

    private static bool IsComplete(MapNode item) =>
        item.GetInt64("status", "observedGeneration") == item.GetInt64("metadata", "generation")
        && Condition(item, "Progressing").GetString("reason") == "NewReplicaSetAvailable"
        && item.GetInt64("status", "updatedReplicas") == item.GetInt64("spec", "replicas")
        && item.GetInt64("status", "replicas") == item.GetInt64("spec", "replicas");

    private static string?[] ConditionTypes(MapNode item) => [.. item.GetList("status", "conditions")!.Select(condition => condition.GetString("type"))];

    private static void Hang(MapNode item) => item.GetOrAddMap("metadata").GetOrAddMap("annotations").Set("dev.fluxctl.io/simulate", "hang");

    private static Node? Condition(MapNode item, string type) =>
        item.GetList("status", "conditions")?.FirstOrDefault(condition => condition.GetString("type") == type);

    private static string? Revision(MapNode item) => item.GetString("metadata", "annotations", "deployment.kubernetes.io/revision");

    private static string? Waiting(MapNode pod) => pod.GetList("status", "containerStatuses")?[0].GetString("state", "waiting", "reason");

    private static void Image(MapNode item, string image) => ((MapNode)item.GetList("spec", "template", "spec", "containers")![0]).Set("image", image);

    private async Task<MapNode> PodAsync(string ns) => (await cluster.ListAsync(Pods, ns))[0];
}
