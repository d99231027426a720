using System.Globalization;
using Flux.ObjectStore.Postgres;
using Flux.ObjectStore.Tests.Conformance;
using Npgsql;

namespace Flux.ObjectStore.Tests.Postgres;

public sealed class PostgresDurabilityTests(PostgresServer server) : DurabilityConformance, IAsyncLifetime
{
    private NpgsqlDataSource _source = null!;

    public async ValueTask InitializeAsync() => _source = await server.CreateDatabaseAsync(Token);

    public async ValueTask DisposeAsync() => await _source.DisposeAsync();

    protected override async Task<IObjectStore> OpenAsync(ObjectStoreOptions options) =>
        await PostgresObjectStore.OpenAsync(_source, options, cancellationToken: Token);

    protected override async Task<long> StoredRowsAsync()
    {
        await using var command = _source.CreateCommand("SELECT count(*) FROM changes");
        return Convert.ToInt64(await command.ExecuteScalarAsync(Token), CultureInfo.InvariantCulture);
    }
}
