using System.Data.Common;
using Flux.ObjectStore.Migrations;
using Flux.ObjectStore.Tests.Postgres;

namespace Flux.ObjectStore.Tests.Orleans;

public sealed class PostgresOrleansTests(PostgresServer server) : OrleansProviderTests
{
    protected override SqlDialect Dialect => SqlDialect.PostgreSql;

    protected override string Invariant => OrleansSchema.PostgreSqlInvariant;

    protected override async Task<DbDataSource> OpenAsync() => await server.CreateDatabaseAsync(Token);
}
