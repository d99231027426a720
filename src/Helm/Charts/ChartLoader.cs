using Flux.Helm.Templates.Text;

namespace Flux.Helm.Charts;

/// <summary>Loads charts from archives, folders and lists of files.</summary>
public static class ChartLoader
{
    /// <summary>A packaged chart (.tgz).</summary>
    public static ChartLoadResult LoadArchive(Stream archive, ChartLimits? limits = null) =>
        Load(limits, (used, _) => WithFormat(ChartArchive.Read(archive, used)));

    /// <inheritdoc cref="LoadArchive(Stream, ChartLimits?)"/>
    public static ChartLoadResult LoadArchive(byte[] archive, ChartLimits? limits = null) => LoadArchive(new MemoryStream(archive), limits);

    /// <summary>An unpacked chart; .helmignore is honoured.</summary>
    public static ChartLoadResult LoadDirectory(string folder, ChartLimits? limits = null) =>
        Load(limits, (used, warnings) => ReadDirectory(folder, used, warnings));

    /// <summary>As <see cref="LoadDirectory"/>, for commands that look at charts of any format.</summary>
    internal static ChartLoadResult LoadAnyDirectory(string folder) =>
        Load(null, (used, warnings) => ChartDirectory.Read(folder, used, warnings));

    /// <summary>A chart out of its files, paths relative to its root.</summary>
    public static ChartLoadResult LoadFiles(IReadOnlyList<ChartFile> files, ChartLimits? limits = null) => Load(limits, (_, _) => files);

    /// <summary>As <see cref="LoadDirectory"/>, for an unpacked chart that is no folder of this machine; paths relative to its root.</summary>
    public static ChartLoadResult LoadUnpacked(IReadOnlyList<ChartFile> files, ChartLimits? limits = null) => Load(limits, (_, _) =>
    {
        var rules = IgnoreRules.Parse(files.FirstOrDefault(file => file.Name == ".helmignore") is { } ignore ? GoText.Decode(ChartArchive.WithoutMark(ignore.Data)) : "");
        return WithFormat([.. files.Where(file => !IsIgnored(rules, file.Name)).Select(file => file with { Data = ChartArchive.WithoutMark(file.Data) })]);
    });

    private static bool IsIgnored(IgnoreRules rules, string path)
    {
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            if (rules.IsIgnored(path[..slash], isDirectory: true))
            {
                return true;
            }
        }

        return rules.IsIgnored(path, isDirectory: false);
    }

    private static List<ChartFile> ReadDirectory(string folder, ChartLimits limits, List<string> warnings)
    {
        var metadata = Path.Combine(folder, "Chart.yaml");
        if (!File.Exists(metadata))
        {
            throw new ChartLoadException($"unable to detect chart at {metadata}: open {metadata}: no such file or directory");
        }

        ChartFormat.Check(File.ReadAllBytes(metadata));
        return ChartDirectory.Read(folder, limits, warnings);
    }

    private static List<ChartFile> WithFormat(List<ChartFile> files)
    {
        if (files.Find(file => file.Name == "Chart.yaml") is { } metadata)
        {
            ChartFormat.Check(metadata.Data);
            return files;
        }

        throw new ChartLoadException("unable to detect chart version, no Chart.yaml found");
    }

    private static ChartLoadResult Load(ChartLimits? limits, Func<ChartLimits, List<string>, IReadOnlyList<ChartFile>> read)
    {
        var used = limits ?? ChartLimits.Default;
        var warnings = new List<string>();
        try
        {
            return new ChartLoadResult(ChartAssembly.Assemble(read(used, warnings), used, warnings), null, warnings);
        }
        catch (ChartLoadException error)
        {
            return new ChartLoadResult(null, error.Message, warnings);
        }
        catch (IOException error)
        {
            return new ChartLoadResult(null, error.Message, warnings);
        }
    }
}
