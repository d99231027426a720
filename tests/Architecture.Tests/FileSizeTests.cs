namespace Flux.Architecture.Tests;

/// <summary>The size stops: a file that outgrows them holds more than one idea.</summary>
public sealed class FileSizeTests
{
    private const int HardStop = 400;
    private const int MedianStop = 90;

    [Fact]
    public void SourceFiles_Length_StaysUnderTheHardStop()
    {
        var tooLong =
            from file in RepositoryFiles.Sources("src")
            let lines = File.ReadLines(file).Count()
            where lines > HardStop
            select $"{RepositoryFiles.Relative(file)}: {lines} lines";

        Assert.Empty(tooLong);
    }

    [Fact]
    public void SourceFiles_MedianLength_StaysSmall()
    {
        var lengths = RepositoryFiles.Sources("src").Select(file => File.ReadLines(file).Count()).Order().ToArray();

        Assert.InRange(lengths[lengths.Length / 2], 1, MedianStop);
    }
}
