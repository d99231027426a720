using System.Security.Cryptography;
using Flux.Helm.Templates.Evaluation;
using Flux.Helm.Templates.Functions.Crypto.Rsa;
using Flux.Helm.Templates.Values;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;

namespace Flux.Helm.Templates.Functions.Crypto;

/// <summary>Private keys in PEM, in the forms Go writes and reads.</summary>
internal static class PrivateKeys
{
    public static string Generate(RenderMeter meter, string type)
    {
        CryptoPrices.ChargeKey(meter, type);
        switch (type)
        {
            case "" or "rsa":
                using (var rsa = RsaKeyGenerator.Create(4096))
                {
                    return Pem.Write("RSA PRIVATE KEY", rsa.ExportRSAPrivateKey());
                }

            case "dsa":
                return GenerateDsa();
            case "ecdsa":
                using (var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256))
                {
                    return Pem.Write("EC PRIVATE KEY", ecdsa.ExportECPrivateKey());
                }

            case "ed25519":
                var generator = new Ed25519KeyPairGenerator();
                generator.Init(new Ed25519KeyGenerationParameters(new SecureRandom()));
                return Pem.Write("PRIVATE KEY", PrivateKeyInfoFactory.CreatePrivateKeyInfo(generator.GenerateKeyPair().Private).ToAsn1Object() is Asn1Sequence sequence ? new DerSequence(sequence[0], sequence[1], sequence[2]).GetDerEncoded() : []);
            default:
                return "Unknown type " + type;
        }
    }

    /// <summary>Checks a key in PEM and returns how to sign with it.</summary>
    public static CertificateKey Read(string pem)
    {
        var block = Pem.Read(pem) ?? throw new TemplateCallException("no PEM data in input");
        if (block.Label != "PRIVATE KEY" && !block.Label.EndsWith(" PRIVATE KEY", StringComparison.Ordinal))
        {
            throw new TemplateCallException($"no private key data in PEM block of type {block.Label}");
        }

        try
        {
            return block.Label switch
            {
                "PRIVATE KEY" => new CertificateKey(PrivateKeyFactory.CreateKey(block.Bytes)),
                "RSA PRIVATE KEY" => ReadRsa(block.Bytes),
                "EC PRIVATE KEY" => ReadEc(block.Bytes),
                _ => throw new TemplateCallException($"invalid private key type {block.Label[..^" PRIVATE KEY".Length]}"),
            };
        }
        catch (Exception error) when (error is not TemplateCallException)
        {
            // The libraries report malformed keys by many exception types.
            throw new TemplateCallException($"parsing private key from PEM: {error.Message}", error);
        }
    }

    private static CertificateKey ReadRsa(byte[] bytes)
    {
        var rsa = RSA.Create();
        rsa.ImportRSAPrivateKey(bytes, out _);
        return new CertificateKey(rsa);
    }

    private static CertificateKey ReadEc(byte[] bytes)
    {
        var ecdsa = ECDsa.Create();
        ecdsa.ImportECPrivateKey(bytes, out _);
        return new CertificateKey(ecdsa);
    }

    private static string GenerateDsa()
    {
        var random = new SecureRandom();
        var parameters = new DsaParametersGenerator(new Org.BouncyCastle.Crypto.Digests.Sha256Digest());
        parameters.Init(new DsaParameterGenerationParameters(2048, 256, 80, random));
        var generator = new DsaKeyPairGenerator();
        generator.Init(new DsaKeyGenerationParameters(random, parameters.GenerateParameters()));
        var pair = generator.GenerateKeyPair();
        var (secret, open) = ((DsaPrivateKeyParameters)pair.Private, (DsaPublicKeyParameters)pair.Public);
        var sequence = new DerSequence(
            DerInteger.ValueOf(0), new DerInteger(secret.Parameters.P), new DerInteger(secret.Parameters.Q), new DerInteger(secret.Parameters.G),
            new DerInteger(open.Y), new DerInteger(secret.X));
        return Pem.Write("DSA PRIVATE KEY", sequence.GetDerEncoded());
    }
}
