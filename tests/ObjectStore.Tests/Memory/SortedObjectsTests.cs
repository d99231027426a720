using Flux.ObjectStore.Memory;
using Flux.ObjectStore.Tests.Conformance;

namespace Flux.ObjectStore.Tests.Memory;

public sealed class SortedObjectsTests
{
    [Fact]
    public async Task Page_OfManyObjects_CountsWhatFollowsInItsNamespace()
    {
        await using var store = new MemoryObjectStore();
        for (var i = 0; i < 3_000; i++)
        {
            await store.WriteAsync(Conformance.Samples.Create($"n{i:0000}", "1", $"ns{i % 3}"), TestContext.Current.CancellationToken);
        }

        foreach (var (ns, total) in new (string?, int)[] { ("ns0", 1_000), ("ns1", 1_000), ("ns2", 1_000), (null, 3_000) })
        {
            var request = new ListRequest(Conformance.Samples.ConfigMaps) { Namespace = ns, Limit = 300, CountRemaining = true };
            for (var seen = 300; seen < total; seen += 300)
            {
                var page = await store.ListAsync(request, TestContext.Current.CancellationToken);
                Assert.Equal(total - seen, page.Remaining);
                request = request with { After = page.Items[^1].Key };
            }
        }
    }

    [Fact]
    public void RandomChanges_AgainstASortedDictionary_AgreeAndLeaveSnapshotsAlone()
    {
        var random = new Random(17);
        var model = new SortedDictionary<ObjectKey, long>();
        var set = SortedObjects.Empty;
        for (var step = 0; step < 20_000; step++)
        {
            var key = Samples.ConfigMap($"n{random.Next(2_000)}");
            var before = set;
            var count = before.Count;
            if (random.Next(step < 10_000 ? 4 : 2) == 0)
            {
                set = set.Without(key);
                model.Remove(key);
            }
            else
            {
                set = set.With(new StoredObject(key, step, default));
                model[key] = step;
            }

            Assert.Equal(count, before.Count);
        }

        Assert.Equal(model.Select(pair => (pair.Key, pair.Value)), Pairs(set, default));
        var middle = Samples.ConfigMap("n1500");
        Assert.Equal(model.Where(pair => pair.Key > middle).Select(pair => (pair.Key, pair.Value)), Pairs(set, middle));

        static IEnumerable<(ObjectKey, long)> Pairs(SortedObjects set, ObjectKey from) =>
            set.From(from, exclusive: true).Select(item => (item.Key, item.Version));
    }
}
