using Flux.DevCluster.Controllers.Jobs;
using Flux.DevCluster.Controllers.Objects;
using Flux.ObjectStore;
using Microsoft.Extensions.Time.Testing;

namespace Flux.DevCluster.Tests.Controllers;

public sealed class JobControllerTests
{
    private static readonly ResourceKey Jobs = new("batch", "jobs");

    [Fact]
    public async Task Reconcile_DeadlineThatPassesWhileItLooks_LooksAgain()
    {
        await using var cluster = new ControllerCluster();
        cluster.Options.Controllers.Run = false;
        await cluster.InitializeAsync();
        await cluster.CreateAsync("default", "{apiVersion: v1, kind: ServiceAccount, metadata: {name: default}}");
        await cluster.CreateAsync("default", """
            apiVersion: batch/v1
            kind: Job
            metadata: {name: late}
            spec: {activeDeadlineSeconds: 1, template: {spec: {restartPolicy: Never, containers: [{name: c, image: i}]}}}
            """);
        var time = new FakeTimeProvider(cluster.Time.GetUtcNow());
        var controller = new JobController(new ClusterObjects(cluster.Objects, time));
        var key = new ObjectKey(Jobs, "default", "late");
        await controller.ReconcileAsync(key, TestContext.Current.CancellationToken);

        // The deadline is between two readings of the clock.
        time.Advance(TimeSpan.FromMilliseconds(900));
        time.AutoAdvanceAmount = TimeSpan.FromMilliseconds(200);
        var again = await controller.ReconcileAsync(key, TestContext.Current.CancellationToken);

        Assert.InRange(again!.Value, TimeSpan.FromTicks(1), TimeSpan.FromMilliseconds(200));
    }
}
