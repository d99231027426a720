namespace Flux.Helm.Charts;

/// <summary>Loads charts from archives, folders and lists of files.</summary>
public static class ChartLoader
{
    /// <summary>A packaged chart (.tgz).</summary>
    public static ChartLoadResult LoadArchive(Stream archive, ChartLimits? limits = null) =>
        Load(limits, (used, _) => ChartArchive.Read(archive, used));

    /// <inheritdoc cref="LoadArchive(Stream, ChartLimits?)"/>
    public static ChartLoadResult LoadArchive(byte[] archive, ChartLimits? limits = null) => LoadArchive(new MemoryStream(archive), limits);

    /// <summary>An unpacked chart; .helmignore is honoured.</summary>
    public static ChartLoadResult LoadDirectory(string folder, ChartLimits? limits = null) =>
        Load(limits, (used, _) => ChartDirectory.Read(folder, used));

    /// <summary>A chart out of its files, paths relative to its root.</summary>
    public static ChartLoadResult LoadFiles(IReadOnlyList<ChartFile> files, ChartLimits? limits = null) => Load(limits, (_, _) => files);

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
