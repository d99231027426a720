using Flux.ObjectStore.Commit;
using Microsoft.Data.Sqlite;

namespace Flux.ObjectStore.Sqlite;

/// <summary>The change log in its table: appends batches and compacts. Used by one thread at a time.</summary>
internal sealed class SqliteLog : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _compact;
    private readonly int _retained;
    private long _compacted;

    public SqliteLog(SqliteConnection connection, long compacted, int retained)
    {
        _connection = connection;
        _compacted = compacted;
        _retained = retained;
        _insert = Command("INSERT INTO changes VALUES ($version, $kind, $group, $resource, $namespace, $name, $previous, $json)", [
            ("$version", SqliteType.Integer), ("$kind", SqliteType.Integer), ("$group", SqliteType.Text), ("$resource", SqliteType.Text),
            ("$namespace", SqliteType.Text), ("$name", SqliteType.Text), ("$previous", SqliteType.Integer), ("$json", SqliteType.Blob)]);
        _compact = Command(
            """
            DELETE FROM changes WHERE version IN
              (SELECT previous FROM changes WHERE version > $from AND version <= $to AND previous IS NOT NULL);
            DELETE FROM changes WHERE version > $from AND version <= $to AND kind = 2;
            UPDATE compaction SET compacted = $to;
            """,
            [("$from", SqliteType.Integer), ("$to", SqliteType.Integer)]);
    }

    /// <summary>Stores a batch in one transaction.</summary>
    public void Commit(WriteBatch batch)
    {
        batch.Evaluate();
        if (batch.IsEmpty)
        {
            return;
        }

        using var transaction = _connection.BeginTransaction(deferred: false);
        _insert.Transaction = transaction;
        foreach (var change in batch.Changes)
        {
            Insert(change);
        }

        var compactTo = batch.CompactTo;
        if (batch.Changes.Count > 0)
        {
            compactTo = Math.Max(compactTo, Compaction.NextStep(batch.Changes[^1].Version, _compacted, _retained));
        }

        if (compactTo > _compacted)
        {
            Compact(transaction, compactTo);
        }

        transaction.Commit();
        _compacted = Math.Max(_compacted, compactTo);
    }

    public void Dispose()
    {
        _insert.Dispose();
        _compact.Dispose();
        _connection.Dispose();
    }

    private void Insert(Change change)
    {
        var item = change.Object!;
        var values = _insert.Parameters;
        values[0].Value = change.Version;
        values[1].Value = (long)change.Kind;
        values[2].Value = item.Key.Resource.Group;
        values[3].Value = item.Key.Resource.Resource;
        values[4].Value = item.Key.Namespace;
        values[5].Value = item.Key.Name;
        values[6].Value = change.Previous is { } previous ? previous.Version : DBNull.Value;
        values[7].Value = item.JsonArray;
        _insert.ExecuteNonQuery();
    }

    private void Compact(SqliteTransaction transaction, long upTo)
    {
        _compact.Transaction = transaction;
        _compact.Parameters[0].Value = _compacted;
        _compact.Parameters[1].Value = upTo;
        _compact.ExecuteNonQuery();
    }

    private SqliteCommand Command(string text, ReadOnlySpan<(string Name, SqliteType Type)> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, type) in parameters)
        {
            command.Parameters.Add(name, type);
        }

        return command;
    }
}
