using Flux.ObjectStore;
using Flux.ObjectStore.Migrations;
using Flux.ObjectStore.Postgres;
using Flux.ObjectStore.Sqlite;
using Flux.Silo.Hosting;
using Npgsql;

namespace Flux.Silo.Storage;

/// <summary>Opens the database that the settings name and brings its tables up to date.</summary>
internal static class StorageOpener
{
    public static async Task<OpenStorage> OpenAsync(SiloSettings settings, ObjectStoreOptions options, CancellationToken cancellationToken)
    {
        PrivateDirectory.Ensure(settings.DataDirectory);
        return settings.Storage == StorageKind.Postgres
            ? await OpenPostgresAsync(settings, options, cancellationToken)
            : await OpenSqliteAsync(settings, options, cancellationToken);
    }

    private static async Task<OpenStorage> OpenSqliteAsync(SiloSettings settings, ObjectStoreOptions options, CancellationToken cancellationToken)
    {
        // Orleans' tables have a file of their own, so that its readers never wait for the object store's writer.
        var orleans = new SqliteDataSource(settings.PathOf("orleans.db"));
        await OrleansSchema.MigrateAsync(orleans, SqlDialect.Sqlite, cancellationToken);
        var objects = await SqliteObjectStore.OpenAsync(settings.PathOf("objects.db"), options, cancellationToken: cancellationToken);
        return new OpenStorage(objects, orleans);
    }

    private static async Task<OpenStorage> OpenPostgresAsync(SiloSettings settings, ObjectStoreOptions options, CancellationToken cancellationToken)
    {
        var source = NpgsqlDataSource.Create(settings.PostgresConnection);
        await OrleansSchema.MigrateAsync(source, SqlDialect.PostgreSql, cancellationToken);
        return new OpenStorage(await PostgresObjectStore.OpenAsync(source, options, cancellationToken: cancellationToken), source);
    }
}
