using Flux.ObjectStore.Postgres;
using Flux.ObjectStore.Tests.Conformance;
using Npgsql;

namespace Flux.ObjectStore.Tests.Postgres;

public sealed class PostgresWatchTests(PostgresServer server) : WatchConformance
{
    private NpgsqlDataSource? _source;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _source!.DisposeAsync();
    }

    protected override async Task<IObjectStore> OpenAsync(ObjectStoreOptions options)
    {
        _source = await server.CreateDatabaseAsync(Token);
        return await PostgresObjectStore.OpenAsync(_source, options, Time, cancellationToken: Token);
    }
}
