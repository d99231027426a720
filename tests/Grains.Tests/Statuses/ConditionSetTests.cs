using Flux.Grains.Statuses;
using Flux.Manifests.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace Flux.Grains.Tests.Statuses;

public sealed class ConditionSetTests
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-01-01T00:00:00Z"));

    [Fact]
    public void Set_SameStatusOtherReason_KeepsTheTransitionTime()
    {
        var conditions = new ConditionSet(new MapNode(), 3, _time);
        conditions.Set("Ready", "False", "BuildFailed", "a");
        _time.Advance(TimeSpan.FromMinutes(1));

        conditions.Set("Ready", "False", "PruneFailed", "b");

        Assert.Equal("2026-01-01T00:00:00Z", conditions.Find("Ready").GetString("lastTransitionTime"));
        conditions.Set("Ready", "True", "Succeeded", "c");
        Assert.Equal("2026-01-01T00:01:00Z", conditions.Find("Ready").GetString("lastTransitionTime"));
    }

    [Fact]
    public void Set_SeveralTypes_OrdersStalledReconcilingReadyThenNames()
    {
        var status = new MapNode();
        var conditions = new ConditionSet(status, 1, _time);
        foreach (var type in new[] { "Healthy", "Ready", "ArtifactInStorage", "Reconciling", "Stalled" })
        {
            conditions.Set(type, "True", "r", "m");
        }

        var order = status.GetList("conditions")!.Select(condition => condition.GetString("type"));

        Assert.Equal(["Stalled", "Reconciling", "Ready", "ArtifactInStorage", "Healthy"], order);
    }
}
