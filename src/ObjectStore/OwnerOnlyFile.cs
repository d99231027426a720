namespace Flux.ObjectStore;

/// <summary>Files that nobody but their owner may read: databases with tenants' Secrets, keys, credentials.</summary>
public static class OwnerOnlyFile
{
    /// <summary>Opens a file for writing; one that has to be made gets its mode with its making, not after it.</summary>
    public static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
