using System.Data.Common;
using Flux.ObjectStore;
using Flux.ObjectStore.Migrations;
using Flux.ObjectStore.Postgres;
using Flux.ObjectStore.Sqlite;
using Flux.Silo.Hosting;
using Flux.Silo.Settings;
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
        var path = settings.PathOf("orleans.db");
        var orleans = new SqliteDataSource(path);
        try
        {
            await OrleansSchema.MigrateAsync(orleans, SqlDialect.Sqlite, cancellationToken);
        }
        catch (DbException error)
        {
            throw new ObjectStoreException($"{path} cannot be opened: {error.Message}", error);
        }

        var objects = await SqliteObjectStore.OpenAsync(settings.PathOf("objects.db"), options, cancellationToken: cancellationToken);
        return new OpenStorage(objects, orleans);
    }

    private static async Task<OpenStorage> OpenPostgresAsync(SiloSettings settings, ObjectStoreOptions options, CancellationToken cancellationToken)
    {
        var source = Connect(settings);
        try
        {
            await OrleansSchema.MigrateAsync(source, SqlDialect.PostgreSql, cancellationToken);
            return new OpenStorage(await PostgresObjectStore.OpenAsync(source, options, cancellationToken: cancellationToken), source);
        }
        catch (NpgsqlException error)
        {
            await source.DisposeAsync();
            var why = error.InnerException is { } cause and not NpgsqlException ? $"{error.Message}: {cause.Message}" : error.Message;
            throw new ObjectStoreException($"The database of {SiloSettings.Section}__{nameof(settings.PostgresConnection)} cannot be used: {why}", error);
        }
    }

    /// <summary>The text of a connection may hold a password: it is not repeated.</summary>
    private static NpgsqlDataSource Connect(SiloSettings settings)
    {
        try
        {
            return NpgsqlDataSource.Create(settings.PostgresConnection);
        }
        catch (ArgumentException)
        {
            const string Form = "Host=…;Database=…;Username=…;Password=…";
            throw new SettingsException([$"{SiloSettings.Section}__{nameof(settings.PostgresConnection)} is no connection string of the form {Form}"]);
        }
    }
}
