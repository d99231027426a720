using Flux.ObjectStore.Sqlite;
using Flux.ObjectStore.Tests.Conformance;

namespace Flux.ObjectStore.Tests.Sqlite;

public sealed class SqliteObjectStoreTests : ObjectStoreConformance
{
    private readonly TemporaryDirectory _directory = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _directory.Dispose();
    }

    protected override async Task<IObjectStore> OpenAsync(ObjectStoreOptions options) =>
        await SqliteObjectStore.OpenAsync(_directory.File("objects.db"), options, cancellationToken: Token);
}
