using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.FluxSources.Scenarios;

/// <summary>
/// Compares artifacts by the bytes of their tar. What a compressor makes of the same tar differs between libraries, and with it
/// the digest and the size of the file: so a recorded digest stands for the tar that the recording says it has, and one that is
/// found for the tar that is in storage under it.
/// </summary>
internal sealed class ArtifactComparison(SourceStage stage)
{
    private static readonly ConcurrentDictionary<string, string> RecordedTars = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string> FoundTars = new(StringComparer.Ordinal);

    /// <summary>Remembers which tar the recorded digests of a step stand for.</summary>
    public static void Learn(MapNode see)
    {
        foreach (var item in (see.GetList("objects") ?? new ListNode()).OfType<MapNode>())
        {
            var key = $"{item.GetString("kind")}/{item.GetString("metadata", "name")}";
            if (see.GetMap("artifacts", key) is { } artifact
                && artifact.GetString("tarSha256") is { } tar
                && item.GetString("status", "artifact", "digest") is { } digest)
            {
                RecordedTars[digest] = tar;
            }
        }
    }

    /// <summary>Whether the stored files are the recorded ones: the digest that the status gives, and the tar in it.</summary>
    public string? Difference(MapNode see)
    {
        foreach (var item in (see.GetList("objects") ?? new ListNode()).OfType<MapNode>())
        {
            var key = $"{item.GetString("kind")}/{item.GetString("metadata", "name")}";
            if (see.GetMap("artifacts", key).GetString("tarSha256") is { } recorded && item.GetString("status", "artifact", "path") is { } path)
            {
                var bytes = stage.ReadStored(path);
                if (bytes is null || TarOf(bytes) != recorded)
                {
                    return $"{key}: the content of {path} is not the recorded one";
                }
            }
        }

        return null;
    }

    /// <summary>A copy in which every digest of an artifact is that of its tar, and sizes are left out.</summary>
    public MapNode Canonical(MapNode item)
    {
        if (item.GetString("status", "artifact", "path") is { } path
            && item.GetString("status", "artifact", "digest") is { } digest
            && !RecordedTars.ContainsKey(digest)
            && stage.ReadStored(path) is { } bytes
            && digest == "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes)))
        {
            FoundTars[digest] = TarOf(bytes);
        }

        var copy = (MapNode)JsonNodeReader.Read(Canonical(JsonNodeWriter.WriteToString(item)));
        copy.GetMap("status", "artifact")?.Remove("size");
        foreach (var included in (copy.GetList("status", "includedArtifacts") ?? new ListNode()).OfType<MapNode>())
        {
            included.Remove("size");
        }

        return copy;
    }

    public static string Canonical(string text)
    {
        foreach (var (digest, tar) in RecordedTars.Concat(FoundTars))
        {
            text = text.Replace(digest, $"tar:{tar}", StringComparison.Ordinal);
        }

        return text;
    }

    private static string TarOf(byte[] archive)
    {
        using var tar = new GZipStream(new MemoryStream(archive), CompressionMode.Decompress);
        return Convert.ToHexStringLower(SHA256.HashData(tar));
    }
}
