using System.Runtime.InteropServices;

namespace Flux.Bench.Kustomize;

/// <summary>What the system counted for child processes that have ended.</summary>
internal static class ChildProcesses
{
    private const int Children = -1;

    // struct rusage: two timevals (seconds and microseconds, of 8 bytes each) and fourteen more numbers.
    private const int NumbersInUsage = 18;

    /// <summary>Seconds that all children which have ended spent in user mode.</summary>
    public static double UserSeconds()
    {
        var usage = new long[NumbersInUsage];
        return GetResourceUsage(Children, usage) == 0 ? usage[0] + (usage[1] / 1e6) : throw new InvalidOperationException("getrusage failed");
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetResourceUsage(int who, [Out] long[] usage);
}
