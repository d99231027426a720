using Flux.Manifests.Nodes;
using Flux.Manifests.Status;

namespace Flux.Manifests.Tests.Status;

public sealed class ConditionsTests
{
    private readonly Clock _clock = new();
    private readonly MapNode _item = new() { { "metadata", new MapNode { { "generation", 3 } } } };

    [Fact]
    public void Set_SameState_KeepsTheTransitionTime()
    {
        Set("Ready", "Succeeded", "done", true);
        _clock.Now += TimeSpan.FromMinutes(1);
        _item.GetMap("metadata")!.Set("generation", 4);

        Set("Ready", "Succeeded", "done", true);

        var ready = Conditions.Get(_item, "Ready");
        Assert.Equal("2026-01-01T00:00:00Z", ready.GetString("lastTransitionTime"));
        Assert.Equal(4, ready.GetInt64("observedGeneration"));
    }

    [Fact]
    public void Set_OtherMessage_MovesTheTransitionTime()
    {
        Set("Ready", "Succeeded", "done", true);
        _clock.Now += TimeSpan.FromMinutes(1);

        Set("Ready", "Succeeded", "done again", true);

        Assert.Equal("2026-01-01T00:01:00Z", Conditions.Get(_item, "Ready").GetString("lastTransitionTime"));
    }

    [Fact]
    public void Set_SeveralTypes_PutsTheStandardOnesFirst()
    {
        Set("ArtifactInStorage", "Stored", "", true);
        Set("Ready", "Unknown", "", null);
        Set("Healthy", "Checked", "", false);
        Set("Stalled", "Failed", "", true);

        var types = _item.GetList("status", "conditions")!.Select(condition => condition.GetString("type"));
        Assert.Equal(["Stalled", "Ready", "ArtifactInStorage", "Healthy"], types);
    }

    [Fact]
    public void Remove_OfAType_LeavesTheOthers()
    {
        Set("Ready", "Succeeded", "", true);
        Set("Stalled", "Failed", "", true);

        Conditions.Remove(_item, "Stalled");

        Assert.Null(Conditions.Get(_item, "Stalled"));
        Assert.True(Conditions.IsTrue(_item, "Ready"));
    }

    [Fact]
    public void Set_TooLongMessage_IsCutWithoutBreakingACharacter()
    {
        Set("Ready", "Failed", new string('é', 20_000), false);

        var message = Conditions.Get(_item, "Ready").GetString("message")!;
        Assert.EndsWith("é...", message, StringComparison.Ordinal);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(message), 32_000, 32_768);
    }

    private void Set(string type, string reason, string message, bool? status) =>
        Conditions.Set(_item, new StatusCondition(type, reason, message), status, _clock);

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
