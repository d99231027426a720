using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Flux.Sources.Git.Checkouts;
using Flux.Sources.Git.Objects;
using Flux.Sources.Git.Packs;

namespace Flux.Sources.Tests.Git;

public sealed class PackTests
{
    [Fact]
    public void Pack_WithDeltasOfBothKinds_NamesItsObjectsItself()
    {
        var text = Encoding.ASCII.GetBytes("hello, world\n");
        using var pack = Open([Entry(GitObjectType.Blob, text), Reference(Id("blob", text), Append(text, "more\n"))]);

        Assert.Equal("hello, world\nmore\n"u8.ToArray(), pack.Read(Id("blob", "hello, world\nmore\n"u8.ToArray())));
    }

    [Fact]
    public void Pack_WithADeltaBeforeItsBase_IsResolved()
    {
        var first = "1\n"u8.ToArray();
        var second = "1\n2\n"u8.ToArray();
        using var pack = Open([Reference(Id("blob", second), Append(second, "3\n")), Reference(Id("blob", first), Append(first, "2\n")), Entry(GitObjectType.Blob, first)]);

        Assert.Equal(3, pack.Count);
        Assert.Equal("1\n2\n3\n"u8.ToArray(), pack.Read(Id("blob", "1\n2\n3\n"u8.ToArray())));
    }

    [Fact]
    public void Pack_WithoutTheBaseOfADelta_IsRefused()
    {
        var error = Assert.Throws<SourceException>(() => Open([Reference(Id("blob", "none"u8.ToArray()), Append("none"u8.ToArray(), "x"))]));

        Assert.Equal("the received pack lacks the base of a delta", error.Message);
    }

    [Fact]
    public void Pack_WithOneWrongByte_FailsItsChecksum()
    {
        var bytes = Build([Entry(GitObjectType.Blob, "x"u8.ToArray())]);
        bytes[15] ^= 1;

        Assert.Contains("checksum", Assert.Throws<SourceException>(() => Open(bytes, PackLimits.Default)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Delta_ThatPromisesTooMuch_IsRefusedBeforeItIsAllocated()
    {
        var text = "x"u8.ToArray();
        byte[] delta = [1, 0xFF, 0xFF, 0xFF, 0xFF, 0x07, 0x90, 1];

        var error = Assert.Throws<SourceException>(() => Open([Entry(GitObjectType.Blob, text), Reference(Id("blob", text), delta)]));

        Assert.Contains("larger than the allowed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DeltaChain_LongerThanAllowed_IsRefused()
    {
        var entries = new List<byte[]>();
        var text = "0"u8.ToArray();
        entries.Add(Entry(GitObjectType.Blob, text));
        for (var i = 1; i < 60; i++)
        {
            var delta = Append(text, "0");
            entries.Add(Reference(Id("blob", text), delta));
            text = [.. text, (byte)'0'];
        }

        var limits = new PackLimits { MaxDeltaDepth = 20, CacheBytes = 0 };

        Assert.Contains("too long a chain", Assert.Throws<SourceException>(() => Open(Build(entries), limits)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("a/b")]
    [InlineData("")]
    public void Tree_WithANameThatLeadsElsewhere_IsRefused(string name)
    {
        var blob = "x"u8.ToArray();
        byte[] tree = [.. Encoding.ASCII.GetBytes("100644 " + name), 0, .. Bytes(Id("blob", blob))];
        var commit = Encoding.ASCII.GetBytes($"tree {Id("tree", tree)}\ncommitter a <a> 0 +0000\n\nmessage\n");
        using var pack = Open([Entry(GitObjectType.Blob, blob), Entry(GitObjectType.Tree, tree), Entry(GitObjectType.Commit, commit)]);
        var builder = new GitTreeBuilder(pack, new CheckoutBudget(CheckoutLimits.Default), new SparsePaths([]), CancellationToken.None);

        Assert.Throws<SourceException>(() => builder.Build(GitCommit.Read(pack, Id("commit", commit))));
    }

    [Fact]
    public void Tree_ThatNestsTooDeeply_IsRefused()
    {
        var entries = new List<byte[]>();
        byte[] tree = [];
        entries.Add(Entry(GitObjectType.Tree, tree));
        for (var depth = 0; depth < 300; depth++)
        {
            tree = [.. "40000 d\0"u8, .. Bytes(Id("tree", tree))];
            entries.Add(Entry(GitObjectType.Tree, tree));
        }

        var commit = Encoding.ASCII.GetBytes($"tree {Id("tree", tree)}\n\n");
        entries.Add(Entry(GitObjectType.Commit, commit));
        using var pack = Open(Build(entries), PackLimits.Default);
        var builder = new GitTreeBuilder(pack, new CheckoutBudget(CheckoutLimits.Default), new SparsePaths([]), CancellationToken.None);

        Assert.Contains("nests deeper", Assert.Throws<SourceException>(() => builder.Build(GitCommit.Read(pack, Id("commit", commit)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pack_WithRandomDamage_NeverFailsOtherwise()
    {
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 50).Select(i => $"line {i}\n")));
        var sound = Build([Entry(GitObjectType.Blob, text), Reference(Id("blob", text), Append(text, "more\n")), Entry(GitObjectType.Tree, [])]);
        var random = new Random(7);
        for (var round = 0; round < 2000; round++)
        {
            var damaged = sound.ToArray();
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                damaged[random.Next(damaged.Length - 32)] = (byte)random.Next(256);
            }

            SHA256.HashData(damaged.AsSpan(..^32)).CopyTo(damaged, damaged.Length - 32);
            try
            {
                using var pack = Open(damaged, PackLimits.Default with { MaxObjects = 1000 });
            }
            catch (SourceException)
            {
                // The one kind of failure that is expected.
            }
        }
    }

    private static Pack Open(IReadOnlyList<byte[]> entries) => Open(Build(entries), PackLimits.Default);

    private static Pack Open(byte[] bytes, PackLimits limits)
    {
        var file = File.OpenHandle(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        RandomAccess.Write(file, bytes, 0);
        return Pack.Open(file, ObjectFormat.Sha256, limits, CancellationToken.None);
    }

    private static byte[] Build(IReadOnlyList<byte[]> entries)
    {
        var header = new byte[12];
        "PACK"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), 2);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(8), (uint)entries.Count);
        byte[] content = [.. header, .. entries.SelectMany(entry => entry)];
        return [.. content, .. SHA256.HashData(content)];
    }

    private static byte[] Entry(GitObjectType type, byte[] data) => [.. Header(type, data.Length), .. Deflate(data)];

    private static byte[] Reference(ObjectId baseId, byte[] delta) =>
        [.. Header(GitObjectType.ReferenceDelta, delta.Length), .. Bytes(baseId), .. Deflate(delta)];

    /// <summary>A delta that copies its whole (short) base and adds some text.</summary>
    private static byte[] Append(byte[] baseData, string text)
    {
        var size = baseData.Length + text.Length;
        return [.. Size(baseData.Length), .. Size(size), 0b1011_0000, (byte)baseData.Length, (byte)(baseData.Length >> 8), (byte)text.Length, .. Encoding.ASCII.GetBytes(text)];
    }

    private static byte[] Size(int size) => size < 128 ? [(byte)size] : [(byte)(size & 0x7F | 0x80), .. Size(size >> 7)];

    private static byte[] Header(GitObjectType type, int size)
    {
        var bytes = new List<byte> { (byte)((int)type << 4 | (size & 0x0F)) };
        for (size >>= 4; size > 0; size >>= 7)
        {
            bytes[^1] |= 0x80;
            bytes.Add((byte)(size & 0x7F));
        }

        return [.. bytes];
    }

    private static byte[] Deflate(byte[] data)
    {
        if (data.Length == 0)
        {
            // The framework writes nothing at all for nothing.
            return [0x78, 0x9C, 0x03, 0, 0, 0, 0, 1];
        }

        using var output = new MemoryStream();
        using (var zlib = new ZLibStream(output, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(data);
        }

        return output.ToArray();
    }

    private static ObjectId Id(string type, byte[] data) => new(SHA256.HashData([.. Encoding.ASCII.GetBytes($"{type} {data.Length}\0"), .. data]));

    private static byte[] Bytes(ObjectId id)
    {
        var bytes = new byte[id.Length];
        id.CopyTo(bytes);
        return bytes;
    }
}
