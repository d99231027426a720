using System.IO.Compression;
using Flux.Compression.Deflate;

namespace Flux.Compression.Tests;

public sealed class DeflaterTests
{
    [Theory]
    [InlineData("abc", 1)]
    [InlineData("a line that repeats\n", 20_000)]
    public void Write_AnyInput_InflatesToTheSame(string text, int times)
    {
        var input = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, times)));

        Assert.Equal(input, Inflate(Compress(input)));
    }

    [Fact]
    public void Write_BytesWithoutPattern_AreStored()
    {
        var input = new byte[100_000];
        new Random(1).NextBytes(input);

        var output = Compress(input);

        Assert.Equal(input, Inflate(output));
        Assert.InRange(output.Length, input.Length, input.Length + 100);
    }

    [Fact]
    public void Write_MoreThanAWindow_FindsMatchesInTheLastHalfOnly()
    {
        var random = new Random(2);
        var words = Enumerable.Range(0, 500).Select(_ => random.Next().ToString("x", System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var input = System.Text.Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Range(0, 40_000).Select(_ => words[random.Next(words.Length)])));

        Assert.Equal(input, Inflate(Compress(input)));
    }

    private static byte[] Compress(byte[] input)
    {
        using var output = new MemoryStream();
        using var deflater = new Deflater(output);
        deflater.Write(input);
        deflater.Finish();
        return output.ToArray();
    }

    private static byte[] Inflate(byte[] data)
    {
        using var stream = new DeflateStream(new MemoryStream(data), CompressionMode.Decompress);
        using var output = new MemoryStream();
        stream.CopyTo(output);
        return output.ToArray();
    }
}
