using System.Diagnostics;

namespace Flux.Cluster.Faults;

/// <summary>A directory on a file system of its own that holds next to nothing and can be filled up. Needs the right to mount.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const string Filler = "filler";
    private readonly string _directory;

    private SmallDisk(string directory) => _directory = directory;

    public static bool IsPossible => OperatingSystem.IsLinux() && Environment.UserName == "root";

    /// <param name="directory">Made when it is not there.</param>
    public static SmallDisk Mount(string directory)
    {
        Directory.CreateDirectory(directory);
        Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", directory);
        return new SmallDisk(directory);
    }

    /// <summary>Leaves no byte for anybody else.</summary>
    public void Fill()
    {
        using var file = new FileStream(Path.Combine(_directory, Filler), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                file.Write(new byte[1024]);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void Clear() => File.Delete(Path.Combine(_directory, Filler));

    public void Dispose() => Run("umount", "-l", _directory);

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed");
        }
    }
}
