using System.IO.Compression;
using System.Text;
using Flux.Manifests;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Helm.Releases;

/// <summary>The text in which Helm keeps a release in a Secret or ConfigMap: JSON, zipped, in base64.</summary>
public static class ReleaseCodec
{
    private const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>The value of <c>data.release</c>, before the base64 that the API puts around Secret data.</summary>
    public static string Encode(MapNode release)
    {
        using var output = new MemoryStream();
        using (var zipped = new GZipStream(output, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zipped.Write(Encoding.UTF8.GetBytes(JsonNodeWriter.WriteToString(release)));
        }

        return Convert.ToBase64String(output.ToArray());
    }

    /// <summary>Reads what <see cref="Encode"/> or Helm wrote, zipped or not; null with the error.</summary>
    public static MapNode? TryDecode(string text, out string? error)
    {
        error = null;
        try
        {
            var bytes = Convert.FromBase64String(text);
            var json = bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 8]) ? Unzip(bytes) : bytes;
            if (JsonNodeReader.Read(json) is MapNode release)
            {
                return release;
            }

            error = "the release record is no JSON object";
        }
        catch (Exception problem) when (problem is FormatException or InvalidDataException or ManifestException)
        {
            error = $"the release record cannot be read: {problem.Message}";
        }

        return null;
    }

    private static byte[] Unzip(byte[] bytes)
    {
        using var zipped = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var output = new MemoryStream();
        var buffer = new byte[81920];
        for (var read = zipped.Read(buffer); read > 0; read = zipped.Read(buffer))
        {
            output.Write(buffer, 0, read);
            if (output.Length > MaxBytes)
            {
                throw new InvalidDataException($"it has more than {MaxBytes} bytes unpacked");
            }
        }

        return output.ToArray();
    }
}
