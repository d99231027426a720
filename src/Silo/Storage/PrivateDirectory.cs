namespace Flux.Silo.Storage;

/// <summary>The directory of a process's data: keys, Secrets, what was fetched. One that is made here is for its owner only.</summary>
internal static class PrivateDirectory
{
    /// <returns>The directory; one that is there already stays as it is.</returns>
    public static DirectoryInfo Ensure(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
