using Flux.ObjectStore.Memory;
using Flux.ObjectStore.Tests.Conformance;

namespace Flux.ObjectStore.Tests.Memory;

public sealed class MemoryObjectStoreTests : ObjectStoreConformance
{
    protected override Task<IObjectStore> OpenAsync(ObjectStoreOptions options) => Task.FromResult<IObjectStore>(new MemoryObjectStore(options));

    [Fact]
    public async Task List_HundredThousandObjectsByPages_GivesEachOnce()
    {
        const int count = 100_000;
        for (var i = 0; i < count; i++)
        {
            // A stride that visits all numbers, so that objects do not come in key order.
            await Store.WriteAsync(Samples.Create($"n{i * 7919L % count:000000}"), Token);
        }

        var names = new List<string>(count);
        for (ListPage? page = null; page is null or { HasMore: true };)
        {
            page = await Store.ListAsync(new ListRequest(Samples.ConfigMaps) { Limit = 500, After = page?.Items[^1].Key, AtVersion = page?.Version }, Token);
            names.AddRange(page.Items.Select(item => item.Key.Name));
            await Store.WriteAsync(Samples.Create($"x{names.Count}"), Token);
        }

        Assert.Equal(Enumerable.Range(0, count).Select(i => $"n{i:000000}"), names);
    }
}
