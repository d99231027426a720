using System.Security.Cryptography;
using System.Text;
using Flux.Helm.Charts;
using Flux.Helm.Packaging;

namespace Flux.Helm.Tests.Packaging;

public sealed class ChartPackagerTests
{
    private static readonly DateTimeOffset Time = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    /// <summary>The digest is that of the archive which helm 4.3.1 makes of these files with SOURCE_DATE_EPOCH=1700000000.</summary>
    [Fact]
    public void Write_SmallChart_HasTheDigestOfHelmsArchive()
    {
        var chart = ChartLoader.LoadFiles(
        [
            File("Chart.yaml", "apiVersion: v2\nname: alpha\nversion: 0.1.0\nappVersion: \"app-0.1.0\"\ndescription: chart alpha\n"),
            File("values.yaml", "x: 0.1.0\n"),
            File("templates/t.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: alpha\ndata:\n  v: \"0.1.0\"\n  x: {{ .Values.x | quote }}\n"),
        ]).Chart!;

        Assert.Equal("b5fa221b52bb204de55c30d5a516e3d0052d92237e29a97d15d22350b311a59f", Convert.ToHexStringLower(SHA256.HashData(Package(chart))));
    }

    [Fact]
    public void Write_LongAndForeignNames_AreReadBack()
    {
        var name = $"templates/{new string('a', 90)}/{new string('b', 90)}/größe-{new string('c', 120)}.yaml";
        var chart = ChartLoader.LoadFiles([File("Chart.yaml", "apiVersion: v2\nname: c\nversion: 1.0.0\n"), File(name, "x: 1\n")]).Chart!;

        var back = ChartLoader.LoadArchive(Package(chart)).Chart!;

        Assert.Equal(name, Assert.Single(back.Templates).Name);
    }

    private static ChartFile File(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    private static byte[] Package(Chart chart)
    {
        using var output = new MemoryStream();
        ChartPackager.Write(chart, chart.Metadata, output, Time);
        return output.ToArray();
    }
}
