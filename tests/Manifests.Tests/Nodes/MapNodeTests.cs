using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.Tests.Nodes;

public sealed class MapNodeTests
{
    [Fact]
    public void Keys_PastTheIndexThreshold_StayInInsertionOrder()
    {
        var map = new MapNode();
        for (var i = 40; i > 0; i--)
        {
            map.Set($"k{i}", i);
        }

        map.Remove("k20");
        map.Set("k20", "again");

        Assert.Equal("k40", map.EntryAt(0).Key);
        Assert.Equal("k20", map.EntryAt(map.Count - 1).Key);
        Assert.Equal("again", map.GetString("k20"));
    }

    [Fact]
    public void FrozenTree_AnyChange_IsRefused()
    {
        var root = (MapNode)JsonNodeReader.Read("""{"a":[{"b":1}]}""").Freeze();

        Assert.Throws<InvalidOperationException>(() => root.Set("x", true));
        Assert.Throws<InvalidOperationException>(() => ((MapNode)root.GetList("a")![0]).Remove("b"));
        Assert.False(root.Copy().IsFrozen);
    }

    [Theory]
    [InlineData("""{"a":1,"b":[1,2]}""", """{"b":[1,2],"a":1.0}""", true)]
    [InlineData("""{"a":null}""", """{}""", false)]
    [InlineData("""[1,2]""", """[2,1]""", false)]
    [InlineData("12345678901234567890", "12345678901234567890", true)]
    public void Equality_OfTwoTrees_FollowsValuesNotText(string left, string right, bool equal) =>
        Assert.Equal(equal, JsonNodeReader.Read(left).Equals(JsonNodeReader.Read(right)));
}
