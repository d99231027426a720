using Flux.Helm.Charts;

namespace Flux.Cli.Helm.Repositories;

/// <summary>Unpacks charts to a folder of their name.</summary>
internal static class ChartExpansion
{
    public static void Write(byte[] archive, string folder)
    {
        var loaded = ChartLoader.LoadArchive(archive);
        var chart = loaded.Chart ?? throw new CommandException(loaded.Error!);
        var root = Path.Combine(folder, chart.Name);
        foreach (var file in chart.Raw)
        {
            // The loader has refused names that lead out of the chart.
            var path = Path.GetFullPath(Path.Combine(root, file.Name));
            if (!path.StartsWith(Path.GetFullPath(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                throw new CommandException($"chart illegally contains content outside the base directory: {file.Name}");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Data);
        }
    }
}
