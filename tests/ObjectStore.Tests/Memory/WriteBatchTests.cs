using Flux.ObjectStore.Commit;
using Flux.ObjectStore.Memory;
using static Flux.ObjectStore.Tests.Conformance.Samples;

namespace Flux.ObjectStore.Tests.Memory;

public sealed class WriteBatchTests
{
    [Fact]
    public async Task Batch_OfLargeObjects_LeavesTheRestToTheNext()
    {
        var token = TestContext.Current.CancellationToken;
        var text = new string('x', 3 * 1024 * 1024);
        var work = Enumerable.Range(0, 10).Select(i => QueuedWork.Write(Create($"n{i}", text), token)).ToArray();
        var batch = new WriteBatch(new StoreState(new ObjectStoreOptions(), 0, []), work);

        batch.Evaluate();
        batch.Complete();

        Assert.Equal(6, batch.Changes.Count);
        Assert.Equal(work[6..], batch.Rest);
        Assert.Equal(6, (await work[5].Done).Object!.Version);
        Assert.False(work[6].Done.IsCompleted);
    }
}
