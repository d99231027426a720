namespace Flux.ObjectStore.Sqlite;

/// <summary>The file of a database. It holds tenants' Secrets, so nobody but its owner may read it.</summary>
internal static class DatabaseFile
{
    /// <summary>Makes the file if it is not there; SQLite gives the files beside it the same mode.</summary>
    public static void Ensure(string path)
    {
        if (File.Exists(path))
        {
            return;
        }

        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
    }
}
