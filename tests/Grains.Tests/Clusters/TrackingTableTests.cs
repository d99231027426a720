using Flux.Apply.Applying;
using Flux.Apply.Inventories;
using Flux.Contracts.Reconciling;
using Flux.Grains.Clusters;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Grains.Tests.Clusters;

public sealed class TrackingTableTests
{
    private static readonly MetadataKeys Keys = new(["owner"], []);
    private static readonly ObjectId Web = new("ns", "web", new GroupKind("apps", "Deployment"));

    [Theory]
    [InlineData("7", 1, "app", false)]
    [InlineData("8", 1, "app", false)]
    [InlineData("8", 2, "app", true)]
    [InlineData("8", 1, "other", true)]
    public void HasDrifted_ByWhatChanged_TellsStatusFromSpecAndOurMetadata(string version, long generation, string label, bool drifted)
    {
        var table = new TrackingTable(TimeProvider.System);
        table.Replace("owner", [Tracked(generation: 1)]);

        Assert.Equal(drifted, table.HasDrifted(Web, Told(version, generation, label)));
    }

    [Fact]
    public void HasDrifted_KindWithoutGeneration_CountsEveryChange()
    {
        var table = new TrackingTable(TimeProvider.System);
        table.Replace("owner", [Tracked(generation: 0)]);

        Assert.True(table.HasDrifted(Web, Told("8", 0, "app")));
    }

    [Theory]
    [InlineData("6", false)]
    [InlineData("10", true)]
    [InlineData("not a number", true)]
    public void HasDrifted_EventFromBeforeTheOwnersWrite_IsNoNews(string version, bool drifted)
    {
        var table = new TrackingTable(TimeProvider.System);
        table.Replace("owner", [Tracked(generation: 1)]);

        Assert.Equal(drifted, table.HasDrifted(Web, Told(version, 2, "other")));
        Assert.Equal(drifted, table.HasDrifted(Web, Sighting.Told(Live(version, 2, "other"), isGone: true)));
    }

    [Fact]
    public void HasDrifted_ListedWithAnOlderVersion_IsHowThingsAre()
    {
        var table = new TrackingTable(TimeProvider.System);
        table.Replace("owner", [Tracked(generation: 1)]);

        // A server restored from a backup counts from an earlier number.
        Assert.True(table.HasDrifted(Web, Sighting.Listed(Live("6", 2, "app"))));
        Assert.True(table.HasDrifted(Web, Sighting.Listed(null)));
    }

    [Fact]
    public void Replace_ObjectTakenOverByAnother_IsNotForgottenWithTheFirstOwner()
    {
        var table = new TrackingTable(TimeProvider.System);
        table.Replace("first", [Tracked(1)]);
        table.Replace("second", [Tracked(1)]);

        table.Forget("first");

        Assert.Equal("second", table.OwnerOf(Web));
    }

    private static Sighting Told(string version, long generation, string label) => Sighting.Told(Live(version, generation, label), isGone: false);

    private static MapNode Live(string version, long generation, string label)
    {
        var metadata = new MapNode { { "resourceVersion", version }, { "labels", new MapNode { { "owner", label }, { "foreign", version } } } };
        if (generation > 0)
        {
            metadata.Add("generation", generation);
        }

        return new MapNode { { "metadata", metadata } };
    }

    private static TrackedObject Tracked(long generation) => new()
    {
        Group = "apps",
        Version = "v1",
        Kind = "Deployment",
        Namespace = "ns",
        Name = "web",
        ResourceVersion = "7",
        Generation = generation,
        MetadataHash = Keys.Hash(new ManifestObject(Live("7", generation, "app"))),
        Labels = Keys.Labels,
        Annotations = Keys.Annotations,
    };
}
