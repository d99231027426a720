using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Controllers.Workloads.Hashing;

/// <summary>Short names for contents, in the alphabet of Kubernetes: no vowels, so that no words arise.</summary>
internal static class TemplateHash
{
    private const string Alphabet = "bcdfghjklmnpqrstvwxz2456789";
    private const uint Offset = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>The hash of a pod template.</summary>
    /// <param name="collisions">How many names were taken by other templates.</param>
    public static string Of(MapNode template, int collisions)
    {
        var hash = Fnv1a(Encoding.UTF8.GetBytes(GoPrinter.Print(template)));
        if (collisions > 0)
        {
            Span<byte> bytes = stackalloc byte[8];
            bytes.Clear();
            BinaryPrimitives.WriteInt32LittleEndian(bytes, collisions);
            hash = Fnv1a(bytes, hash);
        }

        return Encode(hash);
    }

    /// <summary>The 32-bit FNV-1 of bytes, which names controller revisions.</summary>
    public static uint Fnv1(ReadOnlySpan<byte> bytes)
    {
        var hash = Offset;
        foreach (var value in bytes)
        {
            hash = unchecked(hash * Prime) ^ value;
        }

        return hash;
    }

    public static string Encode(uint hash) => string.Create(hash.ToString(CultureInfo.InvariantCulture).Length, hash, static (text, value) =>
    {
        var digits = value.ToString(CultureInfo.InvariantCulture);
        for (var i = 0; i < digits.Length; i++)
        {
            text[i] = Alphabet[digits[i] % Alphabet.Length];
        }
    });

    private static uint Fnv1a(ReadOnlySpan<byte> bytes, uint hash = Offset)
    {
        foreach (var value in bytes)
        {
            hash = unchecked((hash ^ value) * Prime);
        }

        return hash;
    }
}
