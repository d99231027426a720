namespace Flux.Sources.Files;

/// <summary>Reads a directory of the local disk as a tree. Links are recorded, not followed; devices and sockets are left out.</summary>
public static class DiskTree
{
    public static TreeDirectory Read(string path) => Read(new DirectoryInfo(path), depth: 0);

    private static TreeDirectory Read(DirectoryInfo directory, int depth)
    {
        if (depth > 1000)
        {
            throw new SourceException($"directories nest too deeply at '{directory.FullName}'");
        }

        var tree = new TreeDirectory();
        foreach (var entry in directory.EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = 0 }))
        {
            if (entry.LinkTarget is { } target)
            {
                tree.Set(entry.Name, new TreeLink(target));
            }
            else if (entry is DirectoryInfo child)
            {
                tree.Set(entry.Name, Read(child, depth + 1));
            }
            else if (entry is FileInfo file && (file.Attributes & FileAttributes.Device) == 0)
            {
                tree.Set(entry.Name, new TreeFile(new DiskContent(file.FullName, file.Length), Mode(file)));
            }
        }

        return tree;
    }

    private static int Mode(FileInfo file) => OperatingSystem.IsWindows() ? FileModes.Plain : (int)file.UnixFileMode & 0x1FF;
}
