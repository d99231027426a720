using System.Globalization;

namespace Flux.KubeApi.Audit;

/// <summary>The files of a log by their numbers.</summary>
internal static class AuditFiles
{
    private const string Prefix = "audit-";
    private const string Extension = ".jsonl";

    public static string PathOf(string directory, int number) =>
        Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:000000}{Extension}"));

    /// <summary>The numbers that are there, in order.</summary>
    public static int[] Numbers(string directory) => !Directory.Exists(directory)
        ? []
        : [.. Directory.EnumerateFiles(directory, Prefix + "*" + Extension).Select(NumberOf).Where(number => number > 0).Order()];

    private static int NumberOf(string path) =>
        int.TryParse(Path.GetFileNameWithoutExtension(path)[Prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
