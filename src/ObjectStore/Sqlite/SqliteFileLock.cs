namespace Flux.ObjectStore.Sqlite;

/// <summary>
/// Makes one process the owner of a database file, since each keeps the objects in memory. The operating system drops the lock
/// when the process ends, however it ends.
/// </summary>
internal sealed class SqliteFileLock : IDisposable
{
    private readonly FileStream _file;

    private SqliteFileLock(FileStream file) => _file = file;

    /// <exception cref="ObjectStoreException">Another store has the file open.</exception>
    public static SqliteFileLock Acquire(string databasePath)
    {
        var path = databasePath + ".lock";
        try
        {
            return new SqliteFileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error) when (error is not (DirectoryNotFoundException or FileNotFoundException))
        {
            throw new ObjectStoreException(
                $"{databasePath} is in use by another process, which holds {path}. One process at a time can open it; stop the other one, or use PostgreSQL for several.",
                error);
        }
    }

    public void Dispose() => _file.Dispose();
}
