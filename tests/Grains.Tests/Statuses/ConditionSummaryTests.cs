using Flux.Grains.GitRepositories;
using Flux.Grains.Statuses;
using Flux.Manifests.Nodes;

namespace Flux.Grains.Tests.Statuses;

public sealed class ConditionSummaryTests
{
    [Theory]
    [InlineData("ArtifactInStorage=True", "True ArtifactInStorage")]
    [InlineData("ArtifactInStorage=True IncludeUnavailable=True FetchFailed=True", "False FetchFailed")]
    [InlineData("ArtifactInStorage=True Reconciling=True", "False Reconciling")]
    [InlineData("ArtifactInStorage=True SourceVerified=False", "False SourceVerified")]
    [InlineData("FetchFailed=False", "True FetchFailed")]
    [InlineData("FetchFailed=Unknown", "Unknown FetchFailed")]
    [InlineData("Other=False", "none ")]
    public void Apply_Conditions_TakesTheWeightiest(string given, string expected)
    {
        var status = new MapNode();
        var conditions = new ConditionSet(status, 1, TimeProvider.System);
        foreach (var pair in given.Split(' ').Select(item => item.Split('=')))
        {
            conditions.Set(pair[0], pair[1], pair[0], "");
        }

        SourceConditions.Summary.Apply(conditions);

        Assert.Equal(expected, $"{conditions.Find("Ready").GetString("status") ?? "none"} {conditions.Reason("Ready")}");
    }

    [Fact]
    public void Set_OverlongMessage_IsCutBetweenCharacters()
    {
        var conditions = new ConditionSet(new MapNode(), 1, TimeProvider.System);

        conditions.Set("Ready", "False", "Failed", new string('ä', 20_000));

        Assert.Equal(new string('ä', (32768 - 3) / 2) + "...", conditions.Message("Ready"));
    }
}
