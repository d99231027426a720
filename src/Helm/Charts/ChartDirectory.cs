using Flux.Helm.Templates.Text;

namespace Flux.Helm.Charts;

/// <summary>Reads the files of an unpacked chart, without those that .helmignore names.</summary>
internal static class ChartDirectory
{
    private const int MaxDepth = 100;

    public static List<ChartFile> Read(string folder, ChartLimits limits)
    {
        var ignoreFile = Path.Combine(folder, ".helmignore");
        var rules = IgnoreRules.Parse(File.Exists(ignoreFile) ? GoText.Decode(ChartArchive.WithoutMark(File.ReadAllBytes(ignoreFile))) : "");
        var files = new List<ChartFile>();
        Walk(folder, "", rules, limits, files);
        return files;
    }

    private static void Walk(string folder, string prefix, IgnoreRules rules, ChartLimits limits, List<ChartFile> files)
    {
        if (prefix.Count(character => character == '/') > MaxDepth || files.Count > limits.MaxEntries)
        {
            throw new ChartLoadException("chart directory nests too deeply or holds too many files");
        }

        foreach (var path in Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal))
        {
            var name = prefix + Path.GetFileName(path);
            // Links are followed, as the original does; a loop of them ends at the depth above.
            var isDirectory = Directory.Exists(path);
            if (rules.IsIgnored(name, isDirectory))
            {
                continue;
            }

            if (isDirectory)
            {
                Walk(path, name + "/", rules, limits, files);
            }
            else
            {
                files.Add(ReadFile(path, name, limits));
            }
        }
    }

    private static ChartFile ReadFile(string path, string name, ChartLimits limits)
    {
        var info = new FileInfo(path);
        info = info.LinkTarget is null ? info : (FileInfo?)info.ResolveLinkTarget(returnFinalTarget: true) ?? info;
        if (!info.Exists)
        {
            throw new ChartLoadException($"error evaluating symlink {path}: lstat {info.FullName}: no such file or directory");
        }

        if ((info.Attributes & FileAttributes.Device) != 0 || (info.UnixFileMode == 0 && info.Length == 0 && (info.Attributes & FileAttributes.Normal) == 0))
        {
            throw new ChartLoadException($"cannot load irregular file {path} as it has file mode type bits set");
        }

        if (info.Length > limits.MaxFileBytes)
        {
            throw new ChartLoadException($"chart file {GoQuote.Quote(Path.GetFileName(path))} is larger than the maximum file size {limits.MaxFileBytes}");
        }

        return new ChartFile(name, ChartArchive.WithoutMark(File.ReadAllBytes(path)));
    }
}
