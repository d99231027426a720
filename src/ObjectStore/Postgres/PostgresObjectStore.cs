using Flux.ObjectStore.Commit;
using Flux.ObjectStore.Memory;
using Flux.ObjectStore.Migrations;
using Npgsql;

namespace Flux.ObjectStore.Postgres;

/// <summary>
/// Objects in a PostgreSQL database that several silos share. Each silo holds the objects in memory and follows the change log;
/// a read asks the database for the newest version first (concurrent reads share the question), so it sees every write that was
/// acknowledged before it, by whichever silo.
/// </summary>
public sealed class PostgresObjectStore : IObjectStore
{
    private readonly StoreState _state;
    private readonly PostgresLog _log;
    private readonly PostgresFollower _follower;
    private readonly GroupCommit _commits;
    private readonly TimeProvider _time;
    private bool _disposed;

    private PostgresObjectStore(NpgsqlDataSource source, StoreState state, ObjectStoreOptions options, TimeProvider time)
    {
        _state = state;
        _time = time;
        _log = new PostgresLog(source, state, options, time);
        _follower = new PostgresFollower(source, state, _log.Writer, time);
        _commits = new GroupCommit(state, _log.CommitAsync);
    }

    /// <summary>Migrates the tables and reads the objects. The data source stays the caller's, and must outlive the store.</summary>
    /// <exception cref="ObjectStoreException">The database cannot be reached, or a newer program has written it.</exception>
    public static async Task<PostgresObjectStore> OpenAsync(
        NpgsqlDataSource source, ObjectStoreOptions? options = null, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        options ??= new ObjectStoreOptions();
        try
        {
            await SchemaMigrator.MigrateAsync(source, SqlDialect.PostgreSql, "objects", cancellationToken).ConfigureAwait(false);
            await using var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            var replay = await PostgresRows.LoadAsync(connection, cancellationToken).ConfigureAwait(false);
            return new PostgresObjectStore(source, replay.Build(options), options, time ?? TimeProvider.System);
        }
        catch (NpgsqlException error)
        {
            throw new ObjectStoreException($"The object database cannot be opened: {error.Message}", error);
        }
    }

    public async ValueTask<StoredObject?> GetAsync(ObjectKey key, CancellationToken cancellationToken = default)
    {
        await _follower.CatchUpAsync(cancellationToken).ConfigureAwait(false);
        return _state.Find(key);
    }

    public async ValueTask<ListPage> ListAsync(ListRequest request, CancellationToken cancellationToken = default)
    {
        await _follower.CatchUpAsync(cancellationToken).ConfigureAwait(false);
        return _state.List(request);
    }

    public ValueTask<WriteResult> WriteAsync(WriteRequest request, CancellationToken cancellationToken = default) =>
        _commits.WriteAsync(request, cancellationToken);

    public async ValueTask<IAsyncEnumerable<Change>?> WatchAsync(WatchRequest request, CancellationToken cancellationToken = default)
    {
        await _follower.CatchUpAsync(cancellationToken).ConfigureAwait(false);
        return _state.Remembers(request.FromVersion) ? WatchSequence.Follow(_state, request, _time, cancellationToken) : null;
    }

    public async ValueTask<long> GetVersionAsync(CancellationToken cancellationToken = default)
    {
        await _follower.CatchUpAsync(cancellationToken).ConfigureAwait(false);
        return _state.Newest;
    }

    public ValueTask CompactAsync(long upTo, CancellationToken cancellationToken = default) => _commits.CompactAsync(upTo, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        await _commits.DisposeAsync().ConfigureAwait(false);
        _state.Close();
        await _follower.DisposeAsync().ConfigureAwait(false);
        await _log.DisposeAsync().ConfigureAwait(false);
    }
}
