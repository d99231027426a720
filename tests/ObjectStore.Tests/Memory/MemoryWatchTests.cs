using Flux.ObjectStore.Memory;
using Flux.ObjectStore.Tests.Conformance;

namespace Flux.ObjectStore.Tests.Memory;

public sealed class MemoryWatchTests : WatchConformance
{
    protected override Task<IObjectStore> OpenAsync(ObjectStoreOptions options) =>
        Task.FromResult<IObjectStore>(new MemoryObjectStore(options, Time));
}
