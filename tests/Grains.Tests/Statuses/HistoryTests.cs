using Flux.Grains.Statuses;
using Flux.Manifests.Nodes;

namespace Flux.Grains.Tests.Statuses;

public sealed class HistoryTests
{
    [Fact]
    public void Upsert_RepeatedOutcome_IsCountedAndMovedToTheFront()
    {
        var status = new MapNode();
        Add(status, "sha256:a", "ReconciliationSucceeded");
        Add(status, "sha256:b", "ReconciliationFailed");
        Add(status, "sha256:a", "ReconciliationSucceeded");

        var entries = status.GetList("history")!;

        Assert.Equal(2, entries.Count);
        Assert.Equal("sha256:a", entries[0].GetString("digest"));
        Assert.Equal(2, entries[0].GetInt64("totalReconciliations"));
    }

    [Fact]
    public void Upsert_ManyOutcomes_KeepsTheLastFive()
    {
        var status = new MapNode();
        for (var i = 0; i < 9; i++)
        {
            Add(status, $"sha256:{i}", "ReconciliationSucceeded");
        }

        Assert.Equal(["sha256:8", "sha256:7", "sha256:6", "sha256:5", "sha256:4"], status.GetList("history")!.Select(entry => entry.GetString("digest")));
    }

    private static void Add(MapNode status, string digest, string outcome) =>
        History.Upsert(status, new HistoryEntry(digest, outcome, DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(1), new Dictionary<string, string> { ["revision"] = "r" }));
}
