using Flux.Helm.Templates.Text;

namespace Flux.Helm.Charts;

/// <summary>Reads the files of an unpacked chart, without those that .helmignore names.</summary>
internal sealed class ChartDirectory(IgnoreRules rules, ChartLimits limits, List<string> warnings)
{
    private const int MaxDepth = 100;

    private readonly List<ChartFile> _files = [];

    public static List<ChartFile> Read(string folder, ChartLimits limits, List<string> warnings)
    {
        var ignoreFile = Path.Combine(folder, ".helmignore");
        var rules = IgnoreRules.Parse(File.Exists(ignoreFile) ? GoText.Decode(ChartArchive.WithoutMark(File.ReadAllBytes(ignoreFile))) : "");
        var walk = new ChartDirectory(rules, limits, warnings);
        walk.Walk(folder, "");
        return walk._files;
    }

    private void Walk(string folder, string prefix)
    {
        if (prefix.Count(character => character == '/') > MaxDepth || _files.Count > limits.MaxEntries)
        {
            throw new ChartLoadException("chart directory nests too deeply or holds too many files");
        }

        foreach (var path in Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal))
        {
            var name = prefix + Path.GetFileName(path);
            // Links are followed, as the original does; a loop of them ends at the depth above.
            var isDirectory = Directory.Exists(path);
            NoteLink(path);
            if (rules.IsIgnored(name, isDirectory))
            {
                continue;
            }

            if (isDirectory)
            {
                Walk(path, name + "/");
            }
            else
            {
                _files.Add(ReadFile(path, name));
            }
        }
    }

    private void NoteLink(string path)
    {
        FileSystemInfo info = new FileInfo(path);
        if (info.LinkTarget is not null && info.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true } target)
        {
            warnings.Add($"level=INFO msg=\"found symbolic link in path. Contents of linked file included and used\" path={path} resolved={target.FullName}");
        }
    }

    private ChartFile ReadFile(string path, string name)
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
