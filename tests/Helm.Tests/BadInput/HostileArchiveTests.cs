using System.Formats.Tar;
using System.IO.Compression;
using Flux.Helm.Charts;

namespace Flux.Helm.Tests.BadInput;

public sealed class HostileArchiveTests
{
    [Theory]
    [InlineData("c/../../evil.yaml")]
    [InlineData("c//etc/passwd")]
    [InlineData("c\\..\\..\\evil.yaml")]
    [InlineData("c/C:/windows.yaml")]
    public void Archive_WhosePathsLeadOut_IsRefused(string name)
    {
        var result = ChartLoader.LoadArchive(Archive((name, "x: 1\n")));

        Assert.Null(result.Chart);
        Assert.Contains("illegal", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Archive_OfAMillionEntries_IsRefusedEarly()
    {
        var archive = Archive(Enumerable.Range(0, 1_000_000).Select(i => ($"c/f{i}", "")), CompressionLevel.Fastest);

        var result = ChartLoader.LoadArchive(archive);

        Assert.Equal("chart archive has more than 100000 entries", result.Error);
    }

    [Fact]
    public void Archive_ThatUnpacksToMuch_IsRefused()
    {
        var result = ChartLoader.LoadArchive(Archive(("c/big", new string('a', 200_000))), ChartLimits.Default with { MaxChartBytes = 100_000 });

        Assert.Equal("decompressed chart is larger than the maximum size 100000", result.Error);
    }

    [Fact]
    public void Archive_OfChartsWithinCharts_HasADepth()
    {
        var inner = Archive(("c/Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\n"));
        for (var depth = 0; depth < 60; depth++)
        {
            inner = Archive([("c/Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\n"u8.ToArray()), ("c/charts/c-0.1.0.tgz", inner)], CompressionLevel.Fastest);
        }

        var result = ChartLoader.LoadArchive(inner);

        Assert.Null(result.Chart);
        Assert.Contains("charts nest deeper than 50", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, 8)]
    [InlineData(108, 8)]
    [InlineData(116, 8)]
    [InlineData(124, 12)]
    [InlineData(136, 12)]
    public void Archive_WithANumberBeyondAll_IsRefused(int field, int length)
    {
        var plain = Unzip(Archive(("c/Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\n")));
        plain.AsSpan(field, length).Fill(0xFF);
        plain[field] = 0x80;

        var result = ChartLoader.LoadArchive(Zip(plain, CompressionLevel.Fastest));

        Assert.Null(result.Chart);
        Assert.NotEmpty(result.Error!);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Archive_WithBytesChanged_IsReadOrRefused(int seed)
    {
        var random = new Random(seed);
        var good = Archive(("c/Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\n"), ("c/values.yaml", "a: 1\n"), ("c/templates/t.yaml", "x: {{ .Values.a }}\n"));
        var plain = Unzip(good);
        for (var i = 0; i < FuzzCount.Or(400); i++)
        {
            var zipped = i % 2 == 0;
            var data = (byte[])(zipped ? good : plain).Clone();
            for (var change = 0; change <= random.Next(4); change++)
            {
                data[random.Next(data.Length)] = (byte)random.Next(256);
            }

            data = data[..(random.Next(3) == 0 ? random.Next(data.Length) : data.Length)];
            var result = ChartLoader.LoadArchive(zipped ? data : Zip(data, CompressionLevel.Fastest));

            Assert.True(result.Chart is null ^ result.Error is null);
        }
    }

    private static byte[] Archive(params (string Name, string Text)[] files) => Archive(files, CompressionLevel.Optimal);

    private static byte[] Archive(IEnumerable<(string Name, string Text)> files, CompressionLevel level) =>
        Archive(files.Select(file => (file.Name, System.Text.Encoding.UTF8.GetBytes(file.Text))), level);

    private static byte[] Archive(IEnumerable<(string Name, byte[] Data)> files, CompressionLevel level)
    {
        using var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var (name, data) in files)
            {
                writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(data) });
            }
        }

        return Zip(tar.ToArray(), level);
    }

    private static byte[] Zip(byte[] data, CompressionLevel level)
    {
        using var output = new MemoryStream();
        using (var zipped = new GZipStream(output, level, leaveOpen: true))
        {
            zipped.Write(data);
        }

        return output.ToArray();
    }

    private static byte[] Unzip(byte[] data)
    {
        using var zipped = new GZipStream(new MemoryStream(data), CompressionMode.Decompress);
        using var output = new MemoryStream();
        zipped.CopyTo(output);
        return output.ToArray();
    }
}
