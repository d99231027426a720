using System.Data.Common;

namespace Flux.ObjectStore.Migrations;

/// <summary>
/// The tables and queries that Orleans' ADO.NET membership, grain storage and reminder providers need. Run it before the silo
/// starts; the providers read the queries once. Their <c>Invariant</c> is <see cref="SqliteInvariant"/> or
/// <see cref="PostgreSqlInvariant"/>, and their <c>DataSource</c> the one given here.
/// </summary>
public static class OrleansSchema
{
    public const string SqliteInvariant = "System.Data.SQLite";

    public const string PostgreSqlInvariant = "Npgsql";

    /// <summary>Makes or upgrades the tables. Safe to call from several processes at once.</summary>
    /// <exception cref="ObjectStoreException">A newer program has written the database.</exception>
    public static Task MigrateAsync(DbDataSource source, SqlDialect dialect, CancellationToken cancellationToken = default) =>
        SchemaMigrator.MigrateAsync(source, dialect, "orleans", cancellationToken);
}
