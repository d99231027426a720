using System.Text;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Sops.Formats;
using Flux.Sops.Keys;

namespace Flux.Sops.Decrypting;

/// <summary>Decrypts rendered objects: those that are encrypted as a whole, and entries of Secrets that are encrypted files.</summary>
public static class ObjectDecryptor
{
    /// <returns>The object in clear (the same when nothing was encrypted), or why it cannot be had.</returns>
    public static (MapNode? Object, string? Error) Decrypt(MapNode item, SopsKeys keys)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(keys);
        var subject = new ManifestObject(item);
        var name = $"{subject.Namespace}/{subject.Name}";
        if (SopsDecryptor.IsEncrypted(item))
        {
            var (clear, error) = SopsDecryptor.Decrypt(item, keys, SopsFormats.Name(SopsFormat.Json));
            return clear is null ? (null, $"failed to decrypt and format '{name}' {subject.Kind} data: {error}") : (clear, null);
        }

        return subject.Kind == "Secret" && item.GetMap("data") is { } data ? DecryptEntries(item, data, name, keys) : (item, null);
    }

    private static (MapNode? Object, string? Error) DecryptEntries(MapNode item, MapNode data, string name, SopsKeys keys)
    {
        MapNode? changed = null;
        foreach (var (key, value) in data)
        {
            var output = SopsFormats.OfPath(key);
            if (Decode(value) is not { } bytes || SopsFormats.Detect(bytes, output) is not { } input)
            {
                continue;
            }

            var (content, error) = SopsDecryptor.Decrypt(bytes, input, output, keys);
            if (content is null)
            {
                return (null, $"failed to decrypt and format '{name}' Secret field '{key}': {error}");
            }

            changed ??= item.Copy();
            changed.GetMap("data")!.Set(key, Convert.ToBase64String(content));
        }

        return (changed ?? item, null);
    }

    /// <summary>Null for what is no base64, which is not for us to judge.</summary>
    private static byte[]? Decode(Node value)
    {
        var text = (value as StringNode)?.Value ?? "";
        var buffer = new byte[Encoding.UTF8.GetByteCount(text)];
        return Convert.TryFromBase64String(text, buffer, out var length) ? buffer[..length] : null;
    }
}
