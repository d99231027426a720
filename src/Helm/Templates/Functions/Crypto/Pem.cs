using System.Security.Cryptography;

namespace Flux.Helm.Templates.Functions.Crypto;

internal static class Pem
{
    public static string Write(string label, byte[] bytes) => PemEncoding.WriteString(label, bytes) + "\n";

    /// <summary>The first block; null when there is none.</summary>
    public static (string Label, byte[] Bytes)? Read(string text)
    {
        if (!PemEncoding.TryFind(text, out var fields))
        {
            return null;
        }

        return (text[fields.Label], Convert.FromBase64String(text[fields.Base64Data]));
    }
}
