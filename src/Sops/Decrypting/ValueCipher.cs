using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Flux.Manifests.Nodes;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace Flux.Sops.Decrypting;

/// <summary>Decrypts single values: AES-GCM, with the value's path as additional data.</summary>
internal sealed partial class ValueCipher(byte[] dataKey)
{
    private const int TagBits = 128;

    /// <exception cref="SopsException">The text is not SOPS', was changed or moved.</exception>
    public Node Decrypt(string text, string additionalData)
    {
        if (text.Length == 0)
        {
            return new StringNode("");
        }

        var match = Pattern().Match(text);
        if (!match.Success)
        {
            throw new SopsException("Input string <redacted> does not match sops' data format");
        }

        var plain = Open(Decode(match, "data"), Decode(match, "iv"), Decode(match, "tag"), additionalData);
        return ToNode(plain, match.Groups["type"].Value);
    }

    private byte[] Open(byte[] data, byte[] iv, byte[] tag, string additionalData)
    {
        try
        {
            // SOPS uses nonces of 32 bytes, which the platform's own AES-GCM does not take.
            var cipher = new GcmBlockCipher(new AesEngine());
            cipher.Init(false, new AeadParameters(new KeyParameter(dataKey), TagBits, iv, Encoding.UTF8.GetBytes(additionalData)));
            byte[] input = [.. data, .. tag];
            var output = new byte[cipher.GetOutputSize(input.Length)];
            var length = cipher.ProcessBytes(input, 0, input.Length, output, 0);
            length += cipher.DoFinal(output, length);
            return output[..length];
        }
        catch (Exception error) when (error is CryptoException or ArgumentException)
        {
            throw new SopsException("Could not decrypt with AES_GCM: cipher: message authentication failed");
        }
    }

    private static byte[] Decode(Match match, string group)
    {
        try
        {
            return Convert.FromBase64String(match.Groups[group].Value);
        }
        catch (FormatException)
        {
            throw new SopsException($"Error base64-decoding {group}");
        }
    }

    private static Node ToNode(byte[] plain, string type)
    {
        var text = Encoding.UTF8.GetString(plain);
        return type switch
        {
            "str" or "comment" or "time" or "bytes" => new StringNode(text),
            "int" when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => new NumberNode(text),
            "float" when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => new NumberNode(text),
            "bool" => text is "True" or "true" or "TRUE" or "t" or "T" or "1" ? BooleanNode.True : BooleanNode.False,
            _ => throw new SopsException($"Unknown datatype: {type}"),
        };
    }

    [GeneratedRegex(@"^ENC\[AES256_GCM,data:(?<data>.+),iv:(?<iv>.+),tag:(?<tag>.+),type:(?<type>.+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
