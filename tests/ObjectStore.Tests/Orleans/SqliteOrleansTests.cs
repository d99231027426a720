using System.Data.Common;
using Flux.ObjectStore.Migrations;
using Flux.ObjectStore.Sqlite;
using Flux.ObjectStore.Tests.Sqlite;

namespace Flux.ObjectStore.Tests.Orleans;

public sealed class SqliteOrleansTests : OrleansProviderTests, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    protected override SqlDialect Dialect => SqlDialect.Sqlite;

    protected override string Invariant => OrleansSchema.SqliteInvariant;

    public void Dispose() => _directory.Dispose();

    protected override Task<DbDataSource> OpenAsync() => Task.FromResult<DbDataSource>(new SqliteDataSource(_directory.File("orleans.db")));
}
