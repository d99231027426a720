namespace Flux.Compression.Deflate;

/// <summary>A literal byte, the end of a block, or a match.</summary>
/// <param name="Length">Of the match, less the smallest; of a literal negative.</param>
/// <param name="Value">The distance less one, or the literal.</param>
internal readonly record struct DeflateToken(int Length, int Value)
{
    public bool IsMatch => Length >= 0;

    public static DeflateToken Literal(int value) => new(-1, value);

    public static DeflateToken Match(int length, int distance) => new(length - DeflateTables.MinLength, distance - 1);
}
