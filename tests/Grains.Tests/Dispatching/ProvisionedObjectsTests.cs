using Flux.Apply.Clients;
using Flux.Grains.Clusters;
using Flux.Grains.Dispatching;
using Flux.Manifests.Nodes;

namespace Flux.Grains.Tests.Dispatching;

public sealed class ProvisionedObjectsTests
{
    private readonly ProvisionedObjects _known = new();

    [Fact]
    public void FirstList_TellsNothing_AndTheNextWhatChangedBetween()
    {
        Assert.Empty(_known.Observe(KindNews.All([Item("same", "1"), Item("changed", "2"), Item("gone", "3")])));

        var changed = _known.Observe(KindNews.All([Item("same", "1"), Item("changed", "4"), Item("new", "5")]));

        Assert.Equal(["changed", "new", "gone"], changed);
    }

    [Fact]
    public void Change_ToldBefore_IsNotToldAgain()
    {
        _known.Observe(KindNews.All([Item("a", "1")]));

        Assert.Empty(_known.Observe(KindNews.Of(new WatchEvent("ADDED", Item("a", "1")))));
        Assert.Equal(["a"], _known.Observe(KindNews.Of(new WatchEvent("MODIFIED", Item("a", "2")))));
        Assert.Equal(["a"], _known.Observe(KindNews.Of(new WatchEvent("DELETED", Item("a", "3")))));
        Assert.Equal(["a"], _known.Observe(KindNews.Of(new WatchEvent("ADDED", Item("a", "1")))));
    }

    /// <summary>A namespace is about itself.</summary>
    [Fact]
    public void Namespace_ThatGoes_IsTheOneThatChanged()
    {
        var item = new MapNode { { "metadata", new MapNode { { "name", "team" }, { "resourceVersion", "1" } } } };

        Assert.Equal(["team"], _known.Observe(KindNews.Of(new WatchEvent("DELETED", item))));
    }

    private static MapNode Item(string @namespace, string version) =>
        new() { { "metadata", new MapNode { { "namespace", @namespace }, { "name", "flux-tenant" }, { "resourceVersion", version } } } };
}
