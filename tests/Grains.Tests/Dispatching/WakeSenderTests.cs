using Flux.Contracts.Reconciling;
using Flux.Grains.Dispatching;

namespace Flux.Grains.Tests.Dispatching;

public sealed class WakeSenderTests
{
    private static readonly Wake First = new("Kustomization", "a/a/first", WakeReason.Changed);
    private static readonly Wake Second = new("Kustomization", "b/b/second", WakeReason.Changed);

    private readonly List<Wake> _sent = [];
    private readonly List<Wake> _failed = [];
    private readonly HashSet<Wake> _unreachable = [First];

    [Fact]
    public async Task Wake_ThatCannotBeSent_StopsNobodyAndIsOwedUntilItIs()
    {
        var sender = new WakeSender(SendAsync, (wake, _) => _failed.Add(wake));

        await sender.SendAsync([First, Second]);
        await sender.PayAsync();
        Assert.Equal([Second], _sent);
        Assert.Equal([First, First], _failed);

        _unreachable.Clear();
        await sender.PayAsync();
        await sender.PayAsync();
        Assert.Equal([Second, First], _sent);
    }

    private Task SendAsync(Wake wake)
    {
        if (_unreachable.Contains(wake))
        {
            throw new TimeoutException("The silo does not answer.");
        }

        _sent.Add(wake);
        return Task.CompletedTask;
    }
}
