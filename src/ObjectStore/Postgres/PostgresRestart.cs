using Flux.ObjectStore.Memory;
using Npgsql;

namespace Flux.ObjectStore.Postgres;

/// <summary>
/// What to do when the database knows less than it once acknowledged: a standby took over without the last changes, or a backup was
/// put in its place. What is lost is lost, but its versions have been told to clients, so none of them may come again with another
/// content: the counter jumps far ahead and the history before is forgotten, which makes every watch, on every silo, list anew. A silo
/// that had not heard of the last changes yet, some milliseconds, cannot know that they are lost; the first that has puts it right.
/// </summary>
internal static class PostgresRestart
{
    /// <summary>More than other silos can have seen beyond what this one has.</summary>
    private const long Jump = 1_000_000;

    /// <summary>Jumps and reads the state anew, within the transaction that holds the counter's lock.</summary>
    public static async Task<long> RunAsync(
        NpgsqlConnection connection, StoreState state, long compacted, CancellationToken cancellationToken)
    {
        var start = state.Newest + Jump;
        var batch = connection.CreateBatch();
        await using (batch.ConfigureAwait(false))
        {
            PostgresAppend.AddCompaction(batch, compacted, start);
            batch.BatchCommands.Add(PostgresAppend.Count(start));
            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        await PostgresRows.CatchUpAsync(connection, state, start, locked: true, cancellationToken).ConfigureAwait(false);
        return start;
    }

    /// <summary>As <see cref="RunAsync"/> in a transaction of its own, unless the database is not behind after all.</summary>
    public static async Task CheckAsync(NpgsqlConnection connection, StoreState state, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var (newest, compacted) = await PostgresRows.CounterAsync(connection, forUpdate: true, cancellationToken).ConfigureAwait(false);
            if (newest < state.Newest)
            {
                await RunAsync(connection, state, compacted, cancellationToken).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
