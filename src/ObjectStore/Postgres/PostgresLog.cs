using Flux.ObjectStore.Commit;
using Flux.ObjectStore.Memory;
using Npgsql;

namespace Flux.ObjectStore.Postgres;

/// <summary>
/// The writer's side of the log. A batch locks the counter, reads what others wrote in the meantime, is evaluated against that,
/// and is appended with the next versions: so versions have no gaps, whoever writes, and each is decided on the newest state.
/// </summary>
internal sealed class PostgresLog(NpgsqlDataSource source, StoreState state, ObjectStoreOptions options, TimeProvider time) : IAsyncDisposable
{
    private const int MaxAttempts = 4;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(250);

    // A silo that stops in the middle of a transaction must not keep the others from writing.
    private const string SessionSettings = "SET idle_in_transaction_session_timeout = '10s'; SET lock_timeout = '30s'";

    private NpgsqlConnection? _connection;

    /// <summary>Marks what this store wrote.</summary>
    public Guid Writer { get; } = Guid.NewGuid();

    public async ValueTask CommitAsync(WriteBatch batch)
    {
        var sent = false;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var connection = await BeginAsync().ConfigureAwait(false);
                var compacted = await LockAsync(connection).ConfigureAwait(false);
                if (sent && await IsStoredAsync(connection, batch.Changes[0].Version).ConfigureAwait(false))
                {
                    await RollbackAsync(connection).ConfigureAwait(false);
                    return;
                }

                batch.Evaluate();
                if (batch.IsEmpty)
                {
                    await RollbackAsync(connection).ConfigureAwait(false);
                    return;
                }

                sent = batch.Changes.Count > 0;
                await PostgresAppend.ExecuteAsync(connection, batch, Writer, (compacted, CompactTo(batch, compacted))).ConfigureAwait(false);
                return;
            }
            catch (NpgsqlException error) when (IsWorthRetrying(error) && attempt < MaxAttempts)
            {
                // Lost on the way: whether the commit happened is found out above, behind the lock of the old connection.
                await DropConnectionAsync().ConfigureAwait(false);
                await Task.Delay(RetryDelay * attempt, time).ConfigureAwait(false);
            }
            catch
            {
                await DropConnectionAsync().ConfigureAwait(false);
                throw;
            }
        }
    }

    public async ValueTask DisposeAsync() => await DropConnectionAsync().ConfigureAwait(false);

    private static bool IsWorthRetrying(NpgsqlException error) => error is not PostgresException || error.IsTransient;

    private long CompactTo(WriteBatch batch, long compacted)
    {
        var regular = batch.Changes.Count == 0
            ? compacted
            : Compaction.NextStep(batch.Changes[^1].Version, compacted, options.RetainedChanges);
        return Math.Max(batch.CompactTo, regular);
    }

    private async Task<NpgsqlConnection> BeginAsync()
    {
        if (_connection is null)
        {
            _connection = await source.OpenConnectionAsync(CancellationToken.None).ConfigureAwait(false);
            await ExecuteAsync(_connection, SessionSettings).ConfigureAwait(false);
        }

        await ExecuteAsync(_connection, "BEGIN").ConfigureAwait(false);
        return _connection;
    }

    /// <summary>Keeps the other writers out and brings the state up to date. Returns up to where the history is forgotten.</summary>
    private async Task<long> LockAsync(NpgsqlConnection connection)
    {
        var (newest, compacted) = await PostgresRows.CounterAsync(connection, forUpdate: true, CancellationToken.None).ConfigureAwait(false);
        if (newest < state.Newest)
        {
            return await PostgresRestart.RunAsync(connection, state, compacted, CancellationToken.None).ConfigureAwait(false);
        }

        await PostgresRows.CatchUpAsync(connection, state, newest, locked: true, CancellationToken.None).ConfigureAwait(false);
        return compacted;
    }

    private async Task<bool> IsStoredAsync(NpgsqlConnection connection, long version)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT writer = $2 FROM changes WHERE version = $1";
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = version });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Writer });
        return await command.ExecuteScalarAsync(CancellationToken.None).ConfigureAwait(false) is true;
    }

    private static Task RollbackAsync(NpgsqlConnection connection) => ExecuteAsync(connection, "ROLLBACK");

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private async Task DropConnectionAsync()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }
}
