using Flux.Grains.Events;

namespace Flux.Grains.Tests.Events;

public sealed class EventQueueTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Event_BesideANamespaceThatFloods_IsNeitherLateNorLost()
    {
        var dropped = 0;
        var queue = new EventQueue(capacity: 100, () => dropped++);
        queue.Add(Event("quiet", "first"));
        for (var i = 0; i < 1000; i++)
        {
            queue.Add(Event("loud", "x"));
        }

        queue.Add(Event("quiet", "second"));
        var taken = new List<ObjectEvent>();
        for (var i = 0; i < 100; i++)
        {
            taken.Add(await queue.TakeAsync(Token));
        }

        Assert.Equal(902, dropped);
        Assert.Equal(["first", "second"], taken.Take(3).Where(item => item.Namespace == "quiet").Select(item => item.Message));
        Assert.False(queue.TakeAsync(Token).IsCompleted);
    }

    [Fact]
    public async Task Events_OfANamespace_KeepTheirOrder()
    {
        var queue = new EventQueue(capacity: 3, static () => { });
        foreach (var message in new[] { "1", "2", "3", "4" })
        {
            queue.Add(Event("team", message));
        }

        Assert.Equal("2", (await queue.TakeAsync(Token)).Message);
        Assert.Equal("3", (await queue.TakeAsync(Token)).Message);
        Assert.Equal("4", (await queue.TakeAsync(Token)).Message);
    }

    private static ObjectEvent Event(string @namespace, string message) => new()
    {
        ApiVersion = "v1", Kind = "Kustomization", Namespace = @namespace, Name = "app", Uid = "", ResourceVersion = "", Severity = EventSeverity.Info,
        Reason = "x", Message = message, Metadata = new Dictionary<string, string>(), Controller = "c", Timestamp = DateTimeOffset.UnixEpoch,
    };
}
