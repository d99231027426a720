using System.Globalization;
using System.Security.Cryptography;
using Flux.Helm.Templates.Evaluation;
using Flux.Helm.Templates.Text;
using G = Flux.Helm.Templates.Values.GoType;

namespace Flux.Helm.Templates.Functions.Crypto;

/// <summary>sprig's functions on hashes, passwords, keys and certificates.</summary>
internal static class CryptoFunctions
{
    private static readonly G[] One = [G.String];
    private static readonly G[] Two = [G.String, G.String];

    public static FunctionGroup All { get; } = new()
    {
        // SHA-1 is what the function is for; nothing is secured by it here.
#pragma warning disable CA5350
        { "sha1sum", One, G.String, a => Hex(SHA1.HashData(GoText.Encode(a.Text(0)))) },
#pragma warning restore CA5350
        { "sha256sum", One, G.String, a => Hex(SHA256.HashData(GoText.Encode(a.Text(0)))) },
        { "sha512sum", One, G.String, a => Hex(SHA512.HashData(GoText.Encode(a.Text(0)))) },
        { "adler32sum", One, G.String, a => Adler32(GoText.Encode(a.Text(0))).ToString(CultureInfo.InvariantCulture) },
        { "bcrypt", One, G.String, Priced(CryptoPrices.ChargeBcrypt, a => Passwords.Bcrypt(a.Text(0))) },
        { "htpasswd", Two, G.String, Priced(CryptoPrices.ChargeBcrypt, a => Passwords.HtPasswd(a.Text(0), a.Text(1))) },
        { "derivePassword", [G.Uint32, G.String, G.String, G.String, G.String], G.String, Priced(CryptoPrices.ChargeMasterPassword, a => MasterPassword.Derive((uint)a[0]!, a.Text(1), a.Text(2), a.Text(3), a.Text(4))) },
        { "encryptAES", Two, G.String, a => AesText.Encrypt(a.Text(0), a.Text(1)) },
        { "decryptAES", Two, G.String, a => AesText.Decrypt(a.Text(0), a.Text(1)) },
        { "genPrivateKey", One, G.String, (context, a) => PrivateKeys.Generate(context.Meter, a.Text(0)) },
        { "buildCustomCert", Two, CertificateValue.GoType, a => Certificates.Build(a.Text(0), a.Text(1)) },
        { "genCA", [G.String, G.Int], CertificateValue.GoType, (context, a) => Certificates.Authority(context, a, null) },
        { "genCAWithKey", [G.String, G.Int, G.String], CertificateValue.GoType, (context, a) => Certificates.Authority(context, a, a.Text(2)) },
        { "genSelfSignedCert", [G.String, G.AnySlice, G.AnySlice, G.Int], CertificateValue.GoType, (context, a) => Certificates.SelfSigned(context, a, null) },
        { "genSelfSignedCertWithKey", [G.String, G.AnySlice, G.AnySlice, G.Int, G.String], CertificateValue.GoType, (context, a) => Certificates.SelfSigned(context, a, a.Text(4)) },
        { "genSignedCert", [G.String, G.AnySlice, G.AnySlice, G.Int, CertificateValue.GoType], CertificateValue.GoType, (context, a) => Certificates.Signed(context, a, null) },
        { "genSignedCertWithKey", [G.String, G.AnySlice, G.AnySlice, G.Int, CertificateValue.GoType, G.String], CertificateValue.GoType, (context, a) => Certificates.Signed(context, a, a.Text(5)) },
    };

    private static Func<CallContext, object?[], object?> Priced(Action<RenderMeter> charge, Func<object?[], object?> body) => (context, arguments) =>
    {
        charge(context.Meter);
        return body(arguments);
    };

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private static uint Adler32(byte[] bytes)
    {
        const uint Modulus = 65521;
        uint low = 1;
        uint high = 0;
        foreach (var value in bytes)
        {
            low = (low + value) % Modulus;
            high = (high + low) % Modulus;
        }

        return (high << 16) | low;
    }
}
