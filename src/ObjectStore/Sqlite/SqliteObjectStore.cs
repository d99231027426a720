using Flux.ObjectStore.Commit;
using Flux.ObjectStore.Memory;
using Flux.ObjectStore.Migrations;
using Microsoft.Data.Sqlite;

namespace Flux.ObjectStore.Sqlite;

/// <summary>
/// Objects in one SQLite file, for a control plane on one machine. Reads come from memory; a write is acknowledged, and seen,
/// when it is on disk. One process at a time owns the file.
/// </summary>
public sealed class SqliteObjectStore : IObjectStore
{
    private readonly StoreState _state;
    private readonly SqliteLog _log;
    private readonly SqliteFileLock _lock;
    private readonly GroupCommit _commits;
    private readonly TimeProvider _time;

    private SqliteObjectStore(StoreState state, SqliteLog log, SqliteFileLock fileLock, TimeProvider time)
    {
        _state = state;
        _log = log;
        _lock = fileLock;
        _time = time;
        _commits = new GroupCommit(state, Commit);
    }

    /// <summary>Opens the file, makes it when it is not there, migrates its tables and reads the objects.</summary>
    /// <exception cref="ObjectStoreException">Another process owns the file, or a newer program has written it.</exception>
    public static async Task<SqliteObjectStore> OpenAsync(
        string path, ObjectStoreOptions? options = null, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        options ??= new ObjectStoreOptions();
        var fileLock = SqliteFileLock.Acquire(path);
        try
        {
            // SQLite gives the files beside it the same mode.
            await OwnerOnlyFile.Open(path, FileMode.OpenOrCreate).DisposeAsync().ConfigureAwait(false);
            using var source = new SqliteDataSource(path);
            await SchemaMigrator.MigrateAsync(source, SqlDialect.Sqlite, "objects", cancellationToken).ConfigureAwait(false);
            var connection = (SqliteConnection)await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            var (state, compacted) = SqliteLoader.Load(connection, options);
            var log = new SqliteLog(connection, compacted, options.RetainedChanges);
            return new SqliteObjectStore(state, log, fileLock, time ?? TimeProvider.System);
        }
        catch (SqliteException error)
        {
            fileLock.Dispose();
            throw new ObjectStoreException($"{path} cannot be opened: {error.Message}", error);
        }
        catch
        {
            fileLock.Dispose();
            throw;
        }
    }

    public ValueTask<StoredObject?> GetAsync(ObjectKey key, CancellationToken cancellationToken = default) => new(_state.Find(key));

    public ValueTask<ListPage> ListAsync(ListRequest request, CancellationToken cancellationToken = default) => new(_state.List(request));

    public ValueTask<WriteResult> WriteAsync(WriteRequest request, CancellationToken cancellationToken = default) =>
        _commits.WriteAsync(request, cancellationToken);

    public ValueTask<IAsyncEnumerable<Change>?> WatchAsync(WatchRequest request, CancellationToken cancellationToken = default) =>
        new(_state.Remembers(request.FromVersion) ? WatchSequence.Follow(_state, request, _time, cancellationToken) : null);

    public ValueTask<long> GetVersionAsync(CancellationToken cancellationToken = default) => new(_state.Newest);

    public ValueTask CompactAsync(long upTo, CancellationToken cancellationToken = default) => _commits.CompactAsync(upTo, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _commits.DisposeAsync().ConfigureAwait(false);
        _state.Close();
        _log.Dispose();
        _lock.Dispose();
    }

    private ValueTask Commit(WriteBatch batch)
    {
        _log.Commit(batch);
        return ValueTask.CompletedTask;
    }
}
