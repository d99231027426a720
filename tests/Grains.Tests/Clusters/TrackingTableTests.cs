using Flux.Apply.Applying;
using Flux.Apply.Inventories;
using Flux.Contracts.Reconciling;
using Flux.Grains.Clusters;
using Flux.Manifests.Objects;

namespace Flux.Grains.Tests.Clusters;

public sealed class TrackingTableTests
{
    private static readonly ObjectId Web = new("ns", "web", new GroupKind("apps", "Deployment"));

    [Theory]
    [InlineData("7", 1, 5, false)]
    [InlineData("8", 1, 5, false)]
    [InlineData("8", 2, 5, true)]
    [InlineData("8", 1, 6, true)]
    public void HasDrifted_ByWhatChanged_TellsStatusFromSpecAndMetadata(string version, long generation, int metadata, bool drifted)
    {
        var table = new TrackingTable();
        table.Replace("owner", [Tracked(generation: 1)]);

        Assert.Equal(drifted, table.HasDrifted(Web, new AppliedState(version, generation, metadata)));
    }

    [Fact]
    public void HasDrifted_KindWithoutGeneration_CountsEveryChange()
    {
        var table = new TrackingTable();
        table.Replace("owner", [Tracked(generation: 0)]);

        Assert.True(table.HasDrifted(Web, new AppliedState("8", 0, 5)));
    }

    [Fact]
    public void Replace_ObjectTakenOverByAnother_IsNotForgottenWithTheFirstOwner()
    {
        var table = new TrackingTable();
        table.Replace("first", [Tracked(1)]);
        table.Replace("second", [Tracked(1)]);

        table.Forget("first");

        Assert.Equal("second", table.OwnerOf(Web));
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
        MetadataHash = 5,
    };
}
