using Flux.ObjectStore.Commit;
using Npgsql;
using NpgsqlTypes;

namespace Flux.ObjectStore.Postgres;

/// <summary>The statements that store a batch and end its transaction, sent as one message.</summary>
internal static class PostgresAppend
{
    public const string Channel = "flux_changes";

    private const string InsertChanges = """
        INSERT INTO changes (version, kind, api_group, resource, namespace, name, previous, writer, json)
        SELECT version, kind, api_group, resource, namespace, name, previous, $8, json
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $9) AS row (version, kind, api_group, resource, namespace, name, previous, json)
        """;

    public static async Task ExecuteAsync(NpgsqlConnection connection, WriteBatch work, Guid writer, (long From, long To) compaction)
    {
        await using var batch = connection.CreateBatch();
        if (work.Changes.Count > 0)
        {
            batch.BatchCommands.Add(Insert(work.Changes, writer));
            batch.BatchCommands.Add(Count(work.Changes[^1].Version));
            batch.BatchCommands.Add(new NpgsqlBatchCommand($"NOTIFY {Channel}, '{writer:N}'"));
        }

        if (compaction.To > compaction.From)
        {
            AddCompaction(batch, compaction.From, compaction.To);
        }

        batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        await batch.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Forgets the history between two versions: replaced states and deletions.</summary>
    public static void AddCompaction(NpgsqlBatch batch, long from, long to)
    {
        batch.BatchCommands.Add(Command(
            """
            DELETE FROM changes USING (SELECT previous FROM changes WHERE version > $1 AND version <= $2 AND previous IS NOT NULL) AS done
            WHERE changes.version = done.previous
            """,
            from,
            to));
        batch.BatchCommands.Add(Command("DELETE FROM changes WHERE version > $1 AND version <= $2 AND kind = 2", from, to));
        batch.BatchCommands.Add(Command("UPDATE change_counter SET compacted = $1 WHERE id = 1", to));
    }

    /// <summary>Moves the counter: the next change has the version after this one.</summary>
    public static NpgsqlBatchCommand Count(long newest) => Command("UPDATE change_counter SET newest = $1 WHERE id = 1", newest);

    private static NpgsqlBatchCommand Insert(List<Change> changes, Guid writer)
    {
        var command = new NpgsqlBatchCommand(InsertChanges);
        Add(command, NpgsqlDbType.Bigint, changes.ConvertAll(change => change.Version));
        Add(command, NpgsqlDbType.Smallint, changes.ConvertAll(change => (short)change.Kind));
        Add(command, NpgsqlDbType.Text, changes.ConvertAll(change => PostgresText.Encode(change.Object!.Key.Resource.Group)));
        Add(command, NpgsqlDbType.Text, changes.ConvertAll(change => PostgresText.Encode(change.Object!.Key.Resource.Resource)));
        Add(command, NpgsqlDbType.Text, changes.ConvertAll(change => PostgresText.Encode(change.Object!.Key.Namespace)));
        Add(command, NpgsqlDbType.Text, changes.ConvertAll(change => PostgresText.Encode(change.Object!.Key.Name)));
        Add(command, NpgsqlDbType.Bigint, changes.ConvertAll(change => change.Previous?.Version));
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = writer });
        Add(command, NpgsqlDbType.Bytea, changes.ConvertAll(change => change.Object!.JsonArray));
        return command;
    }

    private static void Add<T>(NpgsqlBatchCommand command, NpgsqlDbType type, List<T> values) =>
        command.Parameters.Add(new NpgsqlParameter<List<T>> { NpgsqlDbType = NpgsqlDbType.Array | type, TypedValue = values });

    private static NpgsqlBatchCommand Command(string text, params ReadOnlySpan<long> values)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = value });
        }

        return command;
    }
}
