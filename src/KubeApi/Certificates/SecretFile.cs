namespace Flux.KubeApi.Certificates;

/// <summary>Files that only their owner may read.</summary>
public static class SecretFile
{
    /// <summary>Writes a file, replacing one that is there.</summary>
    public static void Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(path, options);
        writer.Write(text);
    }
}
