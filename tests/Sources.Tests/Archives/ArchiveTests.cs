using System.Formats.Tar;
using System.IO.Compression;
using Flux.Sources.Archives;
using Flux.Sources.Files;
using Flux.Sources.Ignoring;

namespace Flux.Sources.Tests.Archives;

public sealed class ArchiveTests
{
    [Fact]
    public void Write_OfTheSameTree_GivesTheSameBytes()
    {
        var tree = Tree(("b", "2"), ("a/x", "1"), ("a-", "3"));

        Assert.Equal(Pack(tree), Pack(Tree(("a-", "3"), ("a/x", "1"), ("b", "2"))));
    }

    [Fact]
    public void Write_ThenRead_KeepsNamesThatAreNotText()
    {
        var name = NameEncoding.GetString([(byte)'n', 0xFF, 0xC3, 0xBC]);
        var tree = Tree((name, "1"));

        var read = ArchiveReader.Read(new MemoryStream(Pack(tree)), new ArchiveReadOptions(), CancellationToken.None);

        Assert.Equal([name], read.Entries.Keys);
        Assert.Equal([(byte)'n', 0xFF, 0xC3, 0xBC], NameEncoding.GetBytes(name));
    }

    [Fact]
    public void Read_OfABomb_StopsAtTheRatio()
    {
        var tree = Tree(("zeros", new string('\0', 8 << 20)));
        var options = new ArchiveReadOptions { Limits = new ArchiveLimits { MaxRatio = 100 } };

        var error = Assert.Throws<SourceException>(() => ArchiveReader.Read(new MemoryStream(Pack(tree)), options, CancellationToken.None));

        Assert.Equal("archive unpacks to more than 100 times its size", error.Message);
    }

    [Fact]
    public void Read_OfTooManyEntries_Stops()
    {
        var tree = Tree([.. Enumerable.Range(0, 20).Select(i => ($"{i}", ""))]);
        var options = new ArchiveReadOptions { Limits = new ArchiveLimits { MaxEntries = 10 } };

        Assert.Throws<SourceException>(() => ArchiveReader.Read(new MemoryStream(Pack(tree)), options, CancellationToken.None));
    }

    [Fact]
    public void Read_OfAHugePromise_CostsNothing()
    {
        using var archive = new MemoryStream();
        using (var gzip = new GZipStream(archive, CompressionMode.Compress, leaveOpen: true))
        {
            var header = TarBlocks.Header(new TarHeader("f"u8.ToArray(), [], 420, 900 << 20, TarBlocks.RegularFile));
            gzip.Write(header);
        }

        var before = GC.GetTotalAllocatedBytes(precise: true);
        archive.Position = 0;
        var error = Assert.Throws<SourceException>(() => ArchiveReader.Read(archive, new ArchiveReadOptions(), CancellationToken.None));

        Assert.Equal("error copying buffer: unexpected EOF", error.Message);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 16 << 20);
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("a/../../evil")]
    [InlineData("/evil")]
    public void Read_OfANameThatLeads_Out_IsRefused(string name)
    {
        using var archive = new MemoryStream();
        using (var gzip = new GZipStream(archive, CompressionMode.Compress, leaveOpen: true))
        using (var tar = new System.Formats.Tar.TarWriter(gzip))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream("x"u8.ToArray()) });
        }

        archive.Position = 0;

        Assert.Throws<SourceException>(() => ArchiveReader.Read(archive, new ArchiveReadOptions(), CancellationToken.None));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_OfRandomDamage_NeverFailsOtherwise(bool beforeCompression)
    {
        var tree = Tree(("a.txt", "hello"), ("dir/" + new string('n', 150) + "ü", "long"), ("b", new string('x', 3000)));
        using var plain = new MemoryStream();
        ArchiveWriter.WriteTar(tree, plain, ArchiveOptions.Artifact, null, CancellationToken.None);
        var sound = beforeCompression ? plain.ToArray() : Pack(tree);
        var random = new Random(11);
        for (var round = 0; round < 2000; round++)
        {
            var damaged = sound.ToArray();
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            try
            {
                var archive = beforeCompression ? Compress(damaged) : damaged;
                ArchiveReader.Read(new MemoryStream(archive), new ArchiveReadOptions(), CancellationToken.None);
            }
            catch (SourceException)
            {
                // The one kind of failure that is expected.
            }
        }
    }

    [Fact]
    public void SourceIgnore_AsALink_CountsInsideTheTreeOnly()
    {
        var inside = Tree(("rules", "*.txt\n"), ("a.txt", ""), ("b.yaml", ""));
        inside.Set(".sourceignore", new TreeLink("./rules"));
        var outside = Tree(("a.txt", ""));
        outside.Set(".sourceignore", new TreeLink("../../rules"));

        Assert.True(IgnoreRules.ForSource(inside, null).IsIgnored("a.txt", false));
        Assert.False(IgnoreRules.ForSource(outside, null).IsIgnored("a.txt", false));
    }

    private static byte[] Pack(TreeDirectory tree)
    {
        using var archive = new MemoryStream();
        ArchiveWriter.Write(tree, archive, ArchiveOptions.Artifact, null, CancellationToken.None);
        return archive.ToArray();
    }

    private static byte[] Compress(byte[] data)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(data);
        }

        return output.ToArray();
    }

    private static TreeDirectory Tree(params (string Path, string Text)[] files)
    {
        var tree = new TreeDirectory();
        foreach (var (path, text) in files)
        {
            var segments = path.Split('/');
            var directory = segments[..^1].Aggregate(tree, (parent, name) => parent.GetOrAddDirectory(name)!);
            directory.Set(segments[^1], new TreeFile(System.Text.Encoding.UTF8.GetBytes(text)));
        }

        return tree;
    }
}
