using Flux.ObjectStore.Memory;
using static Flux.ObjectStore.Tests.Conformance.Samples;

namespace Flux.ObjectStore.Tests.Memory;

public sealed class StoreFollowerTests
{
    [Fact]
    public async Task Follower_AfterALostWatchAndAnAbsentDatabase_GoesOnUntilTheStoreIsClosed()
    {
        var token = TestContext.Current.CancellationToken;
        var store = new MemoryObjectStore();
        await store.WriteAsync(Create("a"), token);
        var rounds = new Queue<Exception>([new WatchLostException(1), new ObjectStoreException("away"), new WatchLostException(2)]);
        var reached = new TaskCompletionSource();

        var running = StoreFollower.RunAsync(FollowAsync, TimeProvider.System, token);
        await reached.Task.WaitAsync(token);
        await store.DisposeAsync();
        await running.WaitAsync(token);

        Assert.Empty(rounds);

        async Task FollowAsync(CancellationToken cancellationToken)
        {
            if (rounds.TryDequeue(out var failure))
            {
                throw failure;
            }

            var changes = await store.WatchAsync(new WatchRequest(0), cancellationToken);
            await foreach (var _ in changes!.WithCancellation(cancellationToken))
            {
                reached.TrySetResult();
            }
        }
    }
}
