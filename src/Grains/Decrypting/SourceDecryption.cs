using Flux.Kustomize.Toolkit;
using Flux.Sops.Decrypting;
using Flux.Sops.Formats;
using Flux.Sops.Keys;

namespace Flux.Grains.Decrypting;

/// <summary>Decrypts the files that Secrets are generated from and patches are read from.</summary>
public static class SourceDecryption
{
    /// <returns>The content in clear; null for a file that is not encrypted.</returns>
    public static (byte[]? Content, string? Error) Decrypt(SecretSource source, SopsKeys keys)
    {
        ArgumentNullException.ThrowIfNull(source);
        var format = SopsFormats.OfPath(source.Name);
        if (source.IsEnvironment && format == SopsFormat.Binary)
        {
            format = SopsFormat.Dotenv;
        }

        return SopsFormats.HasMarks(source.Content.Span, format)
            ? SopsDecryptor.Decrypt(source.Content.Span, format, format, keys)
            : (null, null);
    }
}
