using Flux.DevCluster.Controllers.Jobs;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Tests.Controllers;

public sealed class WorkloadTests(ControllerCluster cluster) : IClassFixture<ControllerCluster>
{
    private static readonly ResourceKey StatefulSets = new("apps", "statefulsets");
    private static readonly ResourceKey DaemonSets = new("apps", "daemonsets");
    private static readonly ResourceKey Jobs = new("batch", "jobs");
    private static readonly ResourceKey CronJobs = new("batch", "cronjobs");
    private static readonly ResourceKey Pods = new("", "pods");
    private static readonly ResourceKey Autoscalers = new("autoscaling", "horizontalpodautoscalers");
    private static readonly ResourceKey Claims = new("", "persistentvolumeclaims");

    [Fact]
    public async Task StatefulSet_New_HasNumberedPodsAndKubernetesRevisionName()
    {
        await cluster.CreateAsync("sts", """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: db}
            spec:
              serviceName: db
              replicas: 2
              selector: {matchLabels: {app: db}}
              template:
                metadata: {labels: {app: db}}
                spec:
                  containers:
                  - name: c
                    image: "pg:1"
                    resources: {}
                    terminationMessagePath: /dev/termination-log
                    terminationMessagePolicy: File
                    imagePullPolicy: IfNotPresent
                  restartPolicy: Always
                  terminationGracePeriodSeconds: 30
                  dnsPolicy: ClusterFirst
                  securityContext: {}
                  schedulerName: default-scheduler
            """);

        var set = await cluster.UntilAsync(StatefulSets, "sts", "db", item => item.GetInt64("status", "availableReplicas") == 2);

        Assert.Equal("db-7994d8f66d", set.GetString("status", "currentRevision"));
        Assert.Equal(["db-0", "db-1"], (await cluster.ListAsync(Pods, "sts")).Select(pod => pod.GetString("spec", "hostname")));
    }

    [Fact]
    public async Task StatefulSet_NewTemplate_ReplacesEveryPod()
    {
        await cluster.CreateAsync("sts-update", """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: db}
            spec:
              serviceName: db
              replicas: 2
              selector: {matchLabels: {app: db}}
              template:
                metadata: {labels: {app: db}}
                spec: {containers: [{name: c, image: "pg:1"}]}
            """);
        var set = await cluster.UntilAsync(StatefulSets, "sts-update", "db", item => item.GetInt64("status", "availableReplicas") == 2);

        await cluster.UpdateAsync(StatefulSets, "sts-update", "db", item => ((MapNode)item.GetList("spec", "template", "spec", "containers")![0]).Set("image", "pg:2"));
        var updated = await cluster.UntilAsync(
            StatefulSets, "sts-update", "db", item => item.GetInt64("status", "observedGeneration") == 2 && item.GetInt64("status", "updatedReplicas") == 2 && item.GetString("status", "currentRevision") == item.GetString("status", "updateRevision"));

        Assert.NotEqual(set.GetString("status", "currentRevision"), updated.GetString("status", "currentRevision"));
        Assert.All(await cluster.ListAsync(Pods, "sts-update"), pod => Assert.Equal("pg:2", pod.GetList("spec", "containers")![0].GetString("image")));
    }

    [Fact]
    public async Task DaemonSet_New_RunsOnTheNode()
    {
        await cluster.CreateAsync("ds", """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent}
            spec:
              selector: {matchLabels: {app: agent}}
              template:
                metadata: {labels: {app: agent}}
                spec: {containers: [{name: c, image: "x:1"}]}
            """);

        var set = await cluster.UntilAsync(DaemonSets, "ds", "agent", item => item.GetInt64("status", "numberAvailable") == 1);

        Assert.Equal(1, set.GetInt64("status", "desiredNumberScheduled"));
        Assert.Equal(1, set.GetInt64("status", "updatedNumberScheduled"));
    }

    [Fact]
    public async Task Job_New_CompletesAndExpires()
    {
        await cluster.CreateAsync("jobs", Job("ok", "completions: 2, ttlSecondsAfterFinished: 10"));

        var job = await cluster.UntilAsync(Jobs, "jobs", "ok", item => Condition(item, "Complete") is not null);
        Assert.Equal(2, job.GetInt64("status", "succeeded"));
        Assert.NotNull(Condition(job, "SuccessCriteriaMet"));

        cluster.Time.Advance(TimeSpan.FromSeconds(11));
        await cluster.UntilGoneAsync(Jobs, "jobs", "ok");
    }

    [Theory]
    [InlineData("fail", "backoffLimit: 1", 0, "BackoffLimitExceeded")]
    [InlineData("hang", "activeDeadlineSeconds: 5", 6, "DeadlineExceeded")]
    public async Task Job_ThatCannotSucceed_Fails(string simulation, string spec, int seconds, string reason)
    {
        await cluster.CreateAsync($"jobs-{simulation}", Job("bad", spec, $"annotations: {{dev.fluxctl.io/simulate: {simulation}}}"));
        await cluster.UntilAsync(Jobs, $"jobs-{simulation}", "bad", item => item.GetString("status", "startTime") is not null);

        cluster.Time.Advance(TimeSpan.FromSeconds(seconds));
        var job = await cluster.UntilAsync(Jobs, $"jobs-{simulation}", "bad", item => Condition(item, "Failed") is not null);

        Assert.Equal(reason, Condition(job, "Failed").GetString("reason"));
        Assert.NotNull(Condition(job, "FailureTarget"));
    }

    [Fact]
    public async Task Job_WithIndexes_RunsEachOnceAndTellsThem()
    {
        await cluster.CreateAsync("indexed", Job("ok", "completions: 4, parallelism: 2, completionMode: Indexed"));

        var job = await cluster.UntilAsync(Jobs, "indexed", "ok", item => Condition(item, "Complete") is not null);

        Assert.Equal("0-3", job.GetString("status", "completedIndexes"));
        var pods = await cluster.ListAsync(Pods, "indexed");
        Assert.Equal(["ok-0", "ok-1", "ok-2", "ok-3"], pods.Select(pod => pod.GetString("spec", "hostname")).Order());
        Assert.All(pods, pod => Assert.Equal("JOB_COMPLETION_INDEX", pod.GetList("spec", "containers")![0].GetList("env")![0].GetString("name")));
    }

    [Fact]
    public async Task Job_WhosePolicySaysSo_FailsAtOnce()
    {
        var policy = "podFailurePolicy: {rules: [{action: FailJob, onExitCodes: {operator: In, values: [1, 42]}}]}";
        await cluster.CreateAsync("policy", Job("bad", policy, "annotations: {dev.fluxctl.io/simulate: fail}"));

        var job = await cluster.UntilAsync(Jobs, "policy", "bad", item => Condition(item, "Failed") is not null);

        var pod = Assert.Single(await cluster.ListAsync(Pods, "policy"));
        Assert.Equal("PodFailurePolicy", Condition(job, "Failed").GetString("reason"));
        Assert.Equal(
            $"Container c for pod policy/{pod.GetString("metadata", "name")} failed with exit code 1 matching FailJob rule at index 0",
            Condition(job, "Failed").GetString("message"));
    }

    [Fact]
    public async Task Job_ThatForgivesEveryFailure_SlowsDown()
    {
        var policy = "podFailurePolicy: {rules: [{action: Ignore, onExitCodes: {operator: In, values: [1]}}]}";
        await cluster.CreateAsync("forgiving", Job("bad", policy, "annotations: {dev.fluxctl.io/simulate: fail}"));
        await cluster.CreateAsync("forgiving", Job("later", "completions: 60"));

        await cluster.UntilAsync(Jobs, "forgiving", "later", item => Condition(item, "Complete") is not null);

        var failed = (await cluster.ListAsync(Pods, "forgiving")).Count(pod => pod.GetString("metadata", "name")!.StartsWith("bad-", StringComparison.Ordinal));
        Assert.InRange(failed, 2, 8);
    }

    [Fact]
    public async Task StatefulSet_WithAPartition_MakesOldPodsAnewFromTheirTemplate()
    {
        await cluster.CreateAsync("partition", StatefulSet("updateStrategy: {type: RollingUpdate, rollingUpdate: {partition: 1} }"));
        await cluster.UntilAsync(StatefulSets, "partition", "db", item => item.GetInt64("status", "availableReplicas") == 2);
        await cluster.UpdateAsync(StatefulSets, "partition", "db", item => ((MapNode)item.GetList("spec", "template", "spec", "containers")![0]).Set("image", "pg:2"));
        await cluster.UntilAsync(StatefulSets, "partition", "db", item => item.GetInt64("status", "updatedReplicas") == 1 && item.GetInt64("status", "availableReplicas") == 2);
        var uid = (await cluster.UntilAsync(Pods, "partition", "db-0", _ => true)).GetString("metadata", "uid");

        await cluster.DeleteAsync(Pods, "partition", "db-0");
        var again = await cluster.UntilAsync(Pods, "partition", "db-0", item => item.GetString("metadata", "uid") != uid);

        Assert.Equal("pg:1", again.GetList("spec", "containers")![0].GetString("image"));
        Assert.Equal("pg:2", (await cluster.UntilAsync(Pods, "partition", "db-1", _ => true)).GetList("spec", "containers")![0].GetString("image"));
    }

    [Fact]
    public async Task StatefulSet_ThatKeepsNoClaims_TakesThemAlong()
    {
        var claims = "volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi} } } }]";
        await cluster.CreateAsync("claims", StatefulSet("persistentVolumeClaimRetentionPolicy: {whenDeleted: Delete, whenScaled: Delete}\n  " + claims));
        await cluster.UntilAsync(StatefulSets, "claims", "db", item => item.GetInt64("status", "availableReplicas") == 2);

        await cluster.UpdateAsync(StatefulSets, "claims", "db", item => item.GetMap("spec")!.Set("replicas", 1));
        await cluster.UntilGoneAsync(Claims, "claims", "data-db-1");
        await cluster.DeleteAsync(StatefulSets, "claims", "db");

        await cluster.UntilGoneAsync(Claims, "claims", "data-db-0");
    }

    [Theory]
    [InlineData("0 0 1 * 1", "2026-01-04T00:00:00Z", "2026-01-05T00:00:00Z")]
    [InlineData("0 0 1 * 1", "2026-01-31T00:00:00Z", "2026-02-01T00:00:00Z")]
    [InlineData("0 0 1 * ?", "2026-01-04T00:00:00Z", "2026-02-01T00:00:00Z")]
    [InlineData("@every 90m", "2026-01-04T00:10:00Z", "2026-01-04T01:40:00Z")]
    [InlineData("@daily", "2026-01-04T00:10:00Z", "2026-01-05T00:00:00Z")]
    public void CronTimes_Next_IsThatOfKubernetes(string schedule, string since, string next)
    {
        var from = DateTimeOffset.Parse(since, System.Globalization.CultureInfo.InvariantCulture);

        var times = CronTimes.Parse(schedule, TimeZoneInfo.Utc)!;

        Assert.Equal(DateTimeOffset.Parse(next, System.Globalization.CultureInfo.InvariantCulture), times.Next(from, from));
    }

    [Fact]
    public void CronTimes_LatestSinceLongAgo_IsFoundAtOnce()
    {
        var times = CronTimes.Parse("* * * * *", TimeZoneInfo.Utc)!;

        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 0, TimeSpan.Zero), times.Latest(DateTimeOffset.MinValue.AddDays(1), new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)));
    }

    [Theory]
    [InlineData("StatefulSet")]
    [InlineData("Deployment")]
    public async Task Workload_MadeAnewWithoutItsPods_GoesOnWithThem(string kind)
    {
        var ns = $"anew-{kind.ToLowerInvariant()}";
        var resource = new ResourceKey("apps", kind.ToLowerInvariant() + "s");
        var yaml = kind == "StatefulSet" ? StatefulSet("") : StatefulSet("").Replace("StatefulSet", kind, StringComparison.Ordinal).Replace("serviceName: db", "paused: false", StringComparison.Ordinal);
        await cluster.CreateAsync(ns, yaml);
        await cluster.UntilAsync(resource, ns, "db", item => item.GetInt64("status", "availableReplicas") == 2);
        var before = (await cluster.ListAsync(Pods, ns)).Select(pod => pod.GetString("metadata", "uid")).Order().ToArray();

        await cluster.DeleteAsync(resource, ns, "db", "Orphan");
        await cluster.UntilGoneAsync(resource, ns, "db");
        await cluster.CreateAsync(ns, yaml);
        var again = await cluster.UntilAsync(resource, ns, "db", item => item.GetInt64("status", "availableReplicas") == 2 && item.GetInt64("status", "updatedReplicas") == 2);

        Assert.Equal(2, again.GetInt64("status", "replicas"));
        Assert.Equal(before, (await cluster.ListAsync(Pods, ns)).Select(pod => pod.GetString("metadata", "uid")).Order());
    }

    [Fact]
    public async Task Autoscaler_BeforeItsTarget_ScalesItWhenItComes()
    {
        await cluster.CreateAsync("scaler", """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: h}
            spec: {scaleTargetRef: {apiVersion: apps/v1, kind: StatefulSet, name: db}, minReplicas: 3, maxReplicas: 4}
            """);
        var waiting = await cluster.UntilAsync(Autoscalers, "scaler", "h", item => item.GetList("status", "conditions") is not null);
        Assert.Equal(
            "the HPA controller was unable to get the target's current scale: statefulsets.apps \"db\" not found",
            waiting.GetList("status", "conditions")![0].GetString("message"));

        await cluster.CreateAsync("scaler", StatefulSet(""));
        await cluster.UntilAsync(StatefulSets, "scaler", "db", item => item.GetInt64("spec", "replicas") == 3);
        await cluster.UpdateAsync(StatefulSets, "scaler", "db", item => item.GetMap("spec")!.Set("replicas", 1));

        await cluster.UntilAsync(StatefulSets, "scaler", "db", item => item.GetInt64("spec", "replicas") == 3);
        await cluster.UntilAsync(Autoscalers, "scaler", "h", item => Condition(item, "AbleToScale") is not null);
    }

    [Fact]
    public async Task CronJob_WhenDue_MakesOneJob()
    {
        await cluster.CreateAsync("cron", """
            apiVersion: batch/v1
            kind: CronJob
            metadata: {name: tick}
            spec:
              schedule: "*/5 * * * *"
              jobTemplate:
                spec:
                  template:
                    spec: {restartPolicy: Never, containers: [{name: c, image: i}]}
            """);
        var cron = await cluster.UntilAsync(CronJobs, "cron", "tick", _ => true);
        await cluster.UpdateAsync(CronJobs, "cron", "tick", item => item.GetMap("metadata")!.GetOrAddMap("annotations").Set("seen", "yes"));

        cluster.Time.Advance(TimeSpan.FromMinutes(5));
        await cluster.UpdateAsync(CronJobs, "cron", "tick", item => item.GetMap("metadata")!.GetOrAddMap("annotations").Set("seen", "again"));
        var ran = await cluster.UntilAsync(CronJobs, "cron", "tick", item => item.GetString("status", "lastScheduleTime") is not null);

        Assert.Single(await cluster.ListAsync(Jobs, "cron"));
        Assert.Null(cron.GetString("status", "lastScheduleTime"));
        Assert.EndsWith(":00Z", ran.GetString("status", "lastScheduleTime"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pod_ThatFitsNoNode_StaysPendingWithTheReason()
    {
        await cluster.CreateAsync("pending", """
            apiVersion: v1
            kind: Pod
            metadata: {name: p}
            spec: {nodeSelector: {no: such}, containers: [{name: c, image: i}]}
            """);

        var pod = await cluster.UntilAsync(Pods, "pending", "p", item => item.GetList("status", "conditions") is not null);

        Assert.Equal("Pending", pod.GetString("status", "phase"));
        Assert.Equal("Unschedulable", pod.GetList("status", "conditions")![0].GetString("reason"));
    }

    private static string StatefulSet(string more) => $$"""
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: db}
        spec:
          serviceName: db
          replicas: 2
          selector: {matchLabels: {app: db} }
          template:
            metadata: {labels: {app: db} }
            spec: {containers: [{name: c, image: "pg:1"}]}
          {{more}}
        """;

    private static string Job(string name, string spec, string metadata = "") => $$"""
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: {{name}}
          {{metadata}}
        spec: { {{spec}}, template: {spec: {restartPolicy: Never, containers: [{name: c, image: i}]} } }
        """;

    private static Node? Condition(MapNode item, string type) =>
        item.GetList("status", "conditions")?.FirstOrDefault(condition => condition.GetString("type") == type && condition.GetString("status") == "True");
}
