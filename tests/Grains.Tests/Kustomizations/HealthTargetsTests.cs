using Flux.Apply.Applying;
using Flux.Apply.Inventories;
using Flux.Contracts.Kustomizations;
using Flux.Contracts.Objects;
using Flux.Grains.Kustomizations;
using Flux.Grains.Statuses;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Yaml;

namespace Flux.Grains.Tests.Kustomizations;

public sealed class HealthTargetsTests
{
    private static readonly MapNode Job = (MapNode)YamlReader.Read(
        "{apiVersion: batch/v1, kind: Job, metadata: {name: once, namespace: ns}, spec: {ttlSecondsAfterFinished: 0}}")!;

    [Fact]
    public void Of_ListedJobThatRemovesItself_MayVanish()
    {
        var run = Run(new KustomizationSpec { HealthChecks = [new() { ApiVersion = "batch/v1", Kind = "Job", Name = "once", Namespace = "ns" }] });

        Assert.True(Assert.Single(HealthTargets.Of(run).Targets!).MayVanish);
    }

    [Fact]
    public void Of_OneObjectInTwoVersions_IsWaitedForOnce()
    {
        var run = Run(new KustomizationSpec { Wait = true });
        run.Changes = [Entry("v1"), Entry("v2")];

        Assert.Equal("v1", Assert.Single(HealthTargets.Of(run).Targets!).Version);
    }

    private static ChangeSetEntry Entry(string version) =>
        new(new ObjectId("ns", "web", new GroupKind("autoscaling", "HorizontalPodAutoscaler")), version, ChangeAction.Created);

    private static KustomizationRun Run(KustomizationSpec spec) => new()
    {
        Context = null!,
        Session = null!,
        Object = new ToolkitObject<KustomizationSpec, KustomizationStatus> { Spec = spec },
        Conditions = new ConditionSet(new MapNode(), 1, TimeProvider.System),
        StartedAt = DateTimeOffset.UnixEpoch,
        Objects = [Job],
    };
}
