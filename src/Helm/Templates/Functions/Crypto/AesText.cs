using System.Security.Cryptography;
using Flux.Helm.Templates.Functions.Encodings;
using Flux.Helm.Templates.Text;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions.Crypto;

/// <summary>AES-256 in CBC mode, the key being the password padded with zeros, as sprig has it.</summary>
internal static class AesText
{
    private const int Block = 16;

    public static string Encrypt(string password, string text)
    {
        if (text.Length == 0)
        {
            return "";
        }

        using var aes = Aes.Create();
        aes.Key = Key(password);
        var iv = RandomNumberGenerator.GetBytes(Block);
        return Convert.ToBase64String([.. iv, .. aes.EncryptCbc(GoText.Encode(text), iv)]);
    }

    public static string Decrypt(string password, string encrypted)
    {
        if (encrypted.Length == 0)
        {
            return "";
        }

        var bytes = GoBase64.Decode(encrypted, out var error) ?? throw new TemplateCallException(error!);
        if (bytes.Length < Block)
        {
            throw new TemplateCallException($"runtime error: slice bounds out of range [:{Block}] with capacity {bytes.Length}");
        }

        if (bytes.Length % Block != 0)
        {
            throw new TemplateCallException("crypto/cipher: input not full blocks");
        }

        using var aes = Aes.Create();
        aes.Key = Key(password);
        var plain = aes.DecryptCbc(bytes.AsSpan(Block), bytes.AsSpan(0, Block), PaddingMode.None);
        if (plain.Length == 0 || plain[^1] > plain.Length)
        {
            throw new TemplateCallException("runtime error: slice bounds out of range");
        }

        return GoText.Decode(plain.AsSpan(0, plain.Length - plain[^1]));
    }

    private static byte[] Key(string password)
    {
        var key = new byte[32];
        var bytes = GoText.Encode(password);
        bytes.AsSpan(0, Math.Min(bytes.Length, key.Length)).CopyTo(key);
        return key;
    }
}
