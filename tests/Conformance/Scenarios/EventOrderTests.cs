using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.Scenarios;

public sealed class EventOrderTests
{
    private static readonly EventOrder Order = EventOrder.Of([Step("""
        {"do":[{"apply":{"kind":"Kustomization","metadata":{"name":"b","namespace":"n"},"spec":{"dependsOn":[{"name":"a"}]}}}],
         "see":{"objects":[{"kind":"Kustomization","metadata":{"name":"c","namespace":"n"},"status":{"inventory":{"entries":[
            {"id":"n_b_kustomize.toolkit.fluxcd.io_Kustomization","v":"v1"}]}}}]}}
        """)]);

    [Theory]
    [InlineData("a", "b", true)]
    [InlineData("b", "c", true)]
    [InlineData("a", "c", false)]
    public void Difference_OfTwoObjectsTheOtherWayRound_CountsWhenOneWaitsForTheOther(string first, string second, bool counts) =>
        Assert.Equal(counts, Order.Difference([Event(first), Event(second)], [Event(second), Event(first)]) is not null);

    [Fact]
    public void Difference_OfOneObject_CountsOrderAndNumberButNotRepetition()
    {
        Assert.Null(Order.Difference([Event("a", "x"), Event("a", "y")], [Event("a", "x"), Event("a", "x"), Event("a", "y")]));
        Assert.NotNull(Order.Difference([Event("a", "x"), Event("a", "y")], [Event("a", "y"), Event("a", "x")]));
        Assert.NotNull(Order.Difference([Event("a", "x"), Event("a", "y")], [Event("a", "x")]));
    }

    [Fact]
    public void Difference_OfTwoThatBothFindThatTheyWait_HasNoOrder()
    {
        MapNode[] events = [Poll("a"), Poll("b")];

        Assert.Null(Order.Difference(events, [.. events.Reverse()]));
    }

    private static MapNode Poll(string name) => new()
    {
        { "involved", $"Kustomization/n/{name}" }, { "severity", "info" }, { "reason", "DependencyNotReady" }, { "message", "m" },
    };

    private static MapNode Step(string json) => (MapNode)JsonNodeReader.Read(json);

    private static MapNode Event(string name, string message = "m") => new() { { "involved", $"Kustomization/n/{name}" }, { "message", message } };
}
