namespace Flux.Sources.Files;

/// <summary>Unix permission bits that occur here.</summary>
public static class FileModes
{
    public const int Plain = 0b110_100_100;
    public const int Executable = 0b111_101_101;
    public const int Directory = 0b111_101_000;
    public const int AnyExecute = 0b001_001_001;
    public const int OwnerReadWrite = 0b110_000_000;
    public const int OwnerAll = 0b111_000_000;
}
