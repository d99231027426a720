using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Flux.Manifests;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.ServiceAccounts;

/// <summary>Signs and reads compact JSON web tokens with one RSA key.</summary>
internal sealed class JsonWebToken : IDisposable
{
    private const int MaxLength = 16 * 1024;

    private readonly RSA _key;
    private readonly string _id;
    private readonly string _header;

    public JsonWebToken(RSA key)
    {
        _key = key;
        _id = Base64Url.EncodeToString(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
        _header = Encode(new MapNode { { "alg", "RS256" }, { "kid", _id } });
    }

    public string Sign(MapNode claims)
    {
        var signed = $"{_header}.{Encode(claims)}";
        var signature = _key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>The public half, as a set of one JSON web key.</summary>
    public MapNode PublicKeys()
    {
        var parameters = _key.ExportParameters(includePrivateParameters: false);
        var key = new MapNode
        {
            { "use", "sig" },
            { "kty", "RSA" },
            { "kid", _id },
            { "alg", "RS256" },
            { "n", Base64Url.EncodeToString(parameters.Modulus) },
            { "e", Base64Url.EncodeToString(parameters.Exponent) },
        };
        return new MapNode { { "keys", new ListNode { key } } };
    }

    /// <summary>The claims of a token of this key; null for anything else.</summary>
    public MapNode? Read(string token)
    {
        var end = token.LastIndexOf('.');
        if (token.Length > MaxLength || end < 0 || !token.StartsWith(_header + ".", StringComparison.Ordinal) || end < _header.Length + 1)
        {
            return null;
        }

        try
        {
            var signature = Base64Url.DecodeFromChars(token.AsSpan(end + 1));
            return _key.VerifyData(Encoding.ASCII.GetBytes(token[..end]), signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                ? JsonNodeReader.Read(Base64Url.DecodeFromChars(token.AsSpan(_header.Length + 1, end - _header.Length - 1))) as MapNode
                : null;
        }
        catch (Exception error) when (error is FormatException or ManifestException)
        {
            return null;
        }
    }

    public void Dispose() => _key.Dispose();

    private static string Encode(MapNode value) => Base64Url.EncodeToString(JsonNodeWriter.WriteToUtf8(value));
}
