using System.Globalization;
using Flux.ObjectStore.Commit;
using Flux.ObjectStore.Memory;
using Microsoft.Data.Sqlite;

namespace Flux.ObjectStore.Sqlite;

/// <summary>Reads the stored log into memory.</summary>
internal static class SqliteLoader
{
    public static (StoreState State, long Compacted) Load(SqliteConnection connection, ObjectStoreOptions options)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT compacted FROM compaction";
        var compacted = Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);

        var replay = new LogReplay(compacted);
        command.CommandText = "SELECT version, kind, api_group, resource, namespace, name, json FROM changes ORDER BY version";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            replay.Add(new ChangeRow(
                reader.GetInt64(0), (ChangeKind)reader.GetInt64(1), reader.GetString(2), reader.GetString(3),
                reader.GetString(4), reader.GetString(5), reader.GetFieldValue<byte[]>(6)));
        }

        return (replay.Build(options), compacted);
    }
}
