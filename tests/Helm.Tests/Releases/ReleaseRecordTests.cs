using System.Text;
using Flux.Helm.Charts;
using Flux.Helm.Releases;
using Flux.Helm.Rendering;
using Flux.Helm.Values;
using Flux.Manifests.Nodes;

namespace Flux.Helm.Tests.Releases;

public sealed class ReleaseRecordTests
{
    private static readonly DateTimeOffset Time = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    [Fact]
    public void Secret_OfARecord_HasHelmsTypeNameAndLabels()
    {
        var secret = Record(3, ReleaseStatus.Deployed).ToSecret(Time);

        Assert.Equal("helm.sh/release.v1", secret.GetString("type"));
        Assert.Equal("sh.helm.release.v1.web.v3", secret.GetString("metadata", "name"));
        Assert.Equal(
            new MapNode { ["modifiedAt"] = "1700000000", ["name"] = "web", ["owner"] = "helm", ["status"] = "deployed", ["version"] = "3", ["team"] = "a" },
            secret.Get("metadata", "labels"));
    }

    [Fact]
    public void Secret_ReadBack_IsTheRecordWithTheUsersLabels()
    {
        var record = Record(3, ReleaseStatus.Deployed);

        var back = ReleaseRecord.FromSecret(record.ToSecret(Time), out _)!;

        Assert.Equal(record.Document, back.Document);
        Assert.Equal("a", Assert.Single(back.Labels).Value);
        Assert.Equal(ReleaseStatus.Superseded, back.WithStatus(ReleaseStatus.Superseded).Status);
        Assert.Equal(ReleaseStatus.Deployed, back.Status);
    }

    [Fact]
    public void FromSecret_OfAnotherType_SaysSo()
    {
        Assert.Null(ReleaseRecord.FromSecret(new MapNode { ["type"] = "Opaque" }, out var error));
        Assert.Contains("helm.sh/release.v1", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, new[] { 1, 2 })]
    [InlineData(1, new[] { 1, 3, 4, 5 })]
    [InlineData(5, new int[0])]
    [InlineData(0, new int[0])]
    public void History_BeyondItsLimit_GivesUpTheOldestButTheDeployedOne(int maximum, int[] revisions)
    {
        var deployed = maximum == 1 ? 2 : 5;
        var records = Enumerable.Range(1, 5).Reverse().Select(revision => Record(revision, revision == deployed ? ReleaseStatus.Deployed : ReleaseStatus.Superseded)).ToArray();

        Assert.Equal(revisions, ReleaseHistory.Excess(records, maximum).Select(record => record.Key.Revision));
    }

    private static ReleaseRecord Record(int revision, string status)
    {
        var chart = ChartLoader.LoadFiles(
            [new ChartFile("Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\n"u8.ToArray()), new ChartFile("templates/t.yaml", Encoding.UTF8.GetBytes("x: <1>\n"))]).Chart!;
        var result = ChartRenderer.Render(chart, new ChartValues(), new RenderOptions { Release = new ReleaseInfo("web", "shop") });
        return new ReleaseDraft(new ReleaseKey("web", revision), "shop", chart, new ChartValues(), result)
        {
            Status = status,
            Description = "Install complete",
            FirstDeployed = Time,
            LastDeployed = Time,
            Manifest = "---\nx: <1>\n",
            Labels = new Dictionary<string, string> { ["team"] = "a" },
        }.ToRecord();
    }
}
