using System.Globalization;
using Flux.ObjectStore.Commit;
using Flux.ObjectStore.Memory;
using Npgsql;

namespace Flux.ObjectStore.Postgres;

/// <summary>Reads the stored log into a state in memory.</summary>
internal static class PostgresRows
{
    private const string Columns = "version, kind, api_group, resource, namespace, name, json";

    // One read of foreign changes; a silo that is further behind reads several times.
    private const int MaxRows = 10_000;

    /// <summary>The newest version and the one up to which the history is forgotten.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="forUpdate">Lock the counter until the end of the transaction.</param>
    public static async Task<(long Newest, long Compacted)> CounterAsync(
        NpgsqlConnection connection, bool forUpdate, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT newest, compacted FROM change_counter WHERE id = 1" + (forUpdate ? " FOR UPDATE" : "");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    /// <summary>Everything that is stored, as of one moment.</summary>
    public static async Task<LogReplay> LoadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await connection
            .BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken).ConfigureAwait(false);
        return await ReadAllAsync(connection, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Brings a state to a version that is known to be stored.</summary>
    /// <param name="locked">The connection holds the counter's lock, so that nothing changes meanwhile.</param>
    public static async Task CatchUpAsync(
        NpgsqlConnection connection, StoreState state, long newest, bool locked, CancellationToken cancellationToken)
    {
        for (var known = state.Newest; known < newest; known = state.Newest)
        {
            var changes = await AfterAsync(connection, known, cancellationToken).ConfigureAwait(false);
            if (changes.Count == 0 || changes[^1].Item.Version - known != changes.Count)
            {
                // Others have compacted what this process had not read yet.
                var replay = locked ? ReadAllAsync(connection, cancellationToken) : LoadAsync(connection, cancellationToken);
                (await replay.ConfigureAwait(false)).Replace(state);
                return;
            }

            state.PublishForeign(changes);
        }
    }

    private static async Task<LogReplay> ReadAllAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var (_, compacted) = await CounterAsync(connection, forUpdate: false, cancellationToken).ConfigureAwait(false);
        var replay = new LogReplay(compacted);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM changes ORDER BY version";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            replay.Add(Row(reader));
        }

        return replay;
    }

    private static async Task<List<(ChangeKind Kind, StoredObject Item)>> AfterAsync(
        NpgsqlConnection connection, long version, CancellationToken cancellationToken)
    {
        var strings = new StringPool();
        var changes = new List<(ChangeKind Kind, StoredObject Item)>();
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture, $"SELECT {Columns} FROM changes WHERE version > $1 ORDER BY version LIMIT {MaxRows}");
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = version });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var row = Row(reader);
            changes.Add((row.Kind, strings.Decode(row)));
        }

        return changes;
    }

    private static ChangeRow Row(NpgsqlDataReader reader) => new(
        reader.GetInt64(0), (ChangeKind)reader.GetInt16(1), Text(reader, 2), Text(reader, 3), Text(reader, 4), Text(reader, 5),
        reader.GetFieldValue<byte[]>(6));

    private static string Text(NpgsqlDataReader reader, int column) => PostgresText.Decode(reader.GetString(column));
}
