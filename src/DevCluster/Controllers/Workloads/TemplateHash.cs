using System.Globalization;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Controllers.Workloads;

/// <summary>Short names for contents, in the alphabet of Kubernetes: no vowels, so that no words arise.</summary>
internal static class TemplateHash
{
    private const string Alphabet = "bcdfghjklmnpqrstvwxz2456789";
    private const uint Offset = 2166136261;
    private const uint Prime = 16777619;

    public static string Of(MapNode content, int collisions)
    {
        var hash = Fnv1a(JsonNodeWriter.WriteToUtf8(content));
        return Encode(collisions == 0 ? hash : Fnv1a([(byte)collisions], hash));
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
