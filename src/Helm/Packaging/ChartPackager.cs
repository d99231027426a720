using System.Text;
using Flux.Helm.Charts;

namespace Flux.Helm.Packaging;

/// <summary>
/// Writes charts as archives. The same chart gives the same bytes: entries have one time, and their order is fixed.
/// </summary>
public static class ChartPackager
{
    /// <param name="chart">What to package, subcharts included.</param>
    /// <param name="metadata">Chart.yaml to write, which may differ from the chart's in version.</param>
    /// <param name="output">Gets the archive; stays open.</param>
    /// <param name="time">The time of every entry; the start of 1980 when null.</param>
    public static void Write(Chart chart, ChartMetadata metadata, Stream output, DateTimeOffset? time = null)
    {
        using var archive = new ArchiveWriter(output);
        WriteChart(archive, chart, metadata, metadata.Name, time ?? new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    private static void WriteChart(ArchiveWriter archive, Chart chart, ChartMetadata metadata, string folder, DateTimeOffset time)
    {
        // The first format keeps its dependencies in requirements.yaml.
        var written = metadata.ApiVersion == "v1" ? metadata with { Dependencies = [] } : metadata;
        archive.Add($"{folder}/Chart.yaml", Encoding.UTF8.GetBytes(ChartMetadataWriter.Write(written)), time);
        if (metadata.ApiVersion == "v2" && chart.Lock is { } chartLock)
        {
            archive.Add($"{folder}/Chart.lock", Encoding.UTF8.GetBytes(ChartMetadataWriter.Write(chartLock)), time);
        }

        foreach (var file in chart.Raw.Where(file => file.Name == "values.yaml"))
        {
            archive.Add($"{folder}/values.yaml", file.Data, time);
        }

        if (chart.Schema is { } schema)
        {
            archive.Add($"{folder}/values.schema.json", schema, time);
        }

        foreach (var file in chart.Templates.Concat(chart.Files))
        {
            archive.Add($"{folder}/{file.Name}", file.Data, time);
        }

        foreach (var dependency in chart.Dependencies)
        {
            WriteChart(archive, dependency, dependency.Metadata, $"{folder}/charts/{dependency.Name}", time);
        }
    }
}
