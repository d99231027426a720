using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Flux.Manifests.Json;

/// <summary>
/// The field names of all objects are much the same: each is kept as one string, so that reading an object makes none. The table is small
/// and a new name takes the place of an old one, so that no input can make it grow.
/// </summary>
internal static class FieldNames
{
    private const int Size = 2048;
    private const int LongestKept = 64;

    private static readonly string?[] Known = new string?[Size];

    /// <summary>The property name that the reader stands on.</summary>
    public static string Read(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped || reader.ValueSpan.Length > LongestKept)
        {
            return reader.GetString()!;
        }

        ref var place = ref Known[Hash(reader.ValueSpan) % Size];
        if (place is { } known && Ascii.Equals(reader.ValueSpan, known))
        {
            return known;
        }

        return place = reader.GetString()!;
    }

    private static uint Hash(ReadOnlySpan<byte> name)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(name);
        var hash = 0u;
        foreach (var word in words)
        {
            hash = BitOperations.Crc32C(hash, word);
        }

        foreach (var letter in name[(words.Length * sizeof(ulong))..])
        {
            hash = BitOperations.Crc32C(hash, letter);
        }

        return hash;
    }
}
