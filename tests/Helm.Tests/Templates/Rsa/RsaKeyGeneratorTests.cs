using System.Numerics;
using System.Security.Cryptography;
using Flux.Helm.Templates.Functions.Crypto.Rsa;

namespace Flux.Helm.Tests.Templates.Rsa;

public sealed class RsaKeyGeneratorTests
{
    [Theory]
    [InlineData(2048, 8)]
    [InlineData(4096, 1)]
    public void Create_Keys_AreWhatTheStandardAsksFor(int bits, int count)
    {
        for (var i = 0; i < count; i++)
        {
            using var rsa = RsaKeyGenerator.Create(bits);
            var key = rsa.ExportParameters(includePrivateParameters: true);
            var (n, e, d) = (Number(key.Modulus), Number(key.Exponent), Number(key.D));
            var (p, q) = (Number(key.P), Number(key.Q));

            Assert.Equal(bits, n.GetBitLength());
            Assert.Equal(n, p * q);
            Assert.Equal(65537, e);
            Assert.True(p - q > BigInteger.One << ((bits / 2) - 100));
            Assert.True(d > BigInteger.One << (bits / 2));
            Assert.True(d * e % (p - 1) == 1 && d * e % (q - 1) == 1);
            Assert.True(Number(key.DP) == d % (p - 1) && Number(key.DQ) == d % (q - 1) && Number(key.InverseQ) * q % p == 1);
            Assert.True(BouncyCastleTakesForPrime(p) && BouncyCastleTakesForPrime(q));
        }
    }

    [Fact]
    public void Create_AKey_SignsWhatItsPublicHalfVerifies()
    {
        using var rsa = RsaKeyGenerator.Create(2048);
        using var open = RSA.Create();
        open.ImportRSAPublicKey(rsa.ExportRSAPublicKey(), out _);

        var signature = rsa.SignData("text"u8, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

        Assert.True(open.VerifyData("text"u8, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        Assert.Equal("text"u8, rsa.Decrypt(open.Encrypt("text"u8, RSAEncryptionPadding.OaepSHA256), RSAEncryptionPadding.OaepSHA256));
    }

    [Fact]
    public void Parameters_OfPrimesTooCloseOrUnfit_AreRefused()
    {
        var p = Number(new PrimeSearch(128).Find());
        var next = p + 2;
        while (!BouncyCastleTakesForPrime(next))
        {
            next += 2;
        }

        // The public exponent divides this one less 1.
        var unfit = (BigInteger.One << 1023) / 65537 * 65537 + 1;

        Assert.Null(RsaKeyGenerator.Parameters(next, p, 2048));
        Assert.Null(RsaKeyGenerator.Parameters(unfit, Number(new PrimeSearch(512).Find()), 2048));
    }

    private static BigInteger Number(byte[]? bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static BigInteger Number(ulong[] limbs) => limbs.Reverse().Aggregate(BigInteger.Zero, (number, limb) => (number << 64) | limb);

    private static bool BouncyCastleTakesForPrime(BigInteger number) =>
        new Org.BouncyCastle.Math.BigInteger(1, number.ToByteArray(isUnsigned: true, isBigEndian: true)).IsProbablePrime(100);
}
