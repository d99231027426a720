using System.Data.Common;
using System.Globalization;

namespace Flux.ObjectStore.Migrations;

/// <summary>
/// Brings a component's tables to the version that this program needs. Each step is one transaction together with its entry in
/// <c>flux_schema</c>; several processes may do it at once.
/// </summary>
internal static class SchemaMigrator
{
    private const long AdvisoryLock = 0x666c7578_0001;

    /// <exception cref="ObjectStoreException">A newer program has written the database.</exception>
    public static async Task MigrateAsync(DbDataSource source, SqlDialect dialect, string component, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var steps = Migration.Of(dialect, component);
        while (await MigrateOneAsync(connection, dialect, component, steps, cancellationToken).ConfigureAwait(false))
        {
        }
    }

    private static async Task<bool> MigrateOneAsync(
        DbConnection connection, SqlDialect dialect, string component, IReadOnlyList<Migration> steps, CancellationToken cancellationToken)
    {
        // SQLite: Serializable begins an immediate transaction, which keeps other migrators out, as the advisory lock does below.
        var isolation = dialect == SqlDialect.Sqlite ? System.Data.IsolationLevel.Serializable : System.Data.IsolationLevel.ReadCommitted;
        await using var transaction = await connection.BeginTransactionAsync(isolation, cancellationToken).ConfigureAwait(false);
        if (dialect == SqlDialect.PostgreSql)
        {
            await ExecuteAsync(transaction, $"SELECT pg_advisory_xact_lock({AdvisoryLock})", cancellationToken).ConfigureAwait(false);
        }

        await ExecuteAsync(
            transaction,
            "CREATE TABLE IF NOT EXISTS flux_schema (component VARCHAR(100) PRIMARY KEY, version INTEGER NOT NULL)",
            cancellationToken).ConfigureAwait(false);
        var current = await CurrentAsync(transaction, component, cancellationToken).ConfigureAwait(false);
        if (current > steps.Count)
        {
            throw new ObjectStoreException(
                $"The tables of \"{component}\" have version {current}; this program knows version {steps.Count}. Run the newer program.");
        }

        var next = steps.FirstOrDefault(step => step.Number > current);
        if (next is not null)
        {
            await ExecuteAsync(transaction, next.Script, cancellationToken).ConfigureAwait(false);
            await ExecuteAsync(transaction, $"DELETE FROM flux_schema WHERE component = '{component}'", cancellationToken).ConfigureAwait(false);
            await ExecuteAsync(
                transaction, $"INSERT INTO flux_schema VALUES ('{component}', {next.Number})", cancellationToken).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return next is not null;
    }

    private static async Task<int> CurrentAsync(DbTransaction transaction, string component, CancellationToken cancellationToken)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"SELECT version FROM flux_schema WHERE component = '{component}'";
        var version = await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        return version is null ? 0 : Convert.ToInt32(version, CultureInfo.InvariantCulture);
    }

    private static async Task ExecuteAsync(DbTransaction transaction, string sql, CancellationToken cancellationToken)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
