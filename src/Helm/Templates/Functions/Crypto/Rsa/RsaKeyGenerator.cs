using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Flux.Helm.Templates.Functions.Crypto.Rsa;

/// <summary>
/// Makes RSA keys as FIPS 186-5 (A.1.3, random primes that are probably prime) asks, several times faster than the platform does:
/// charts make up to a dozen keys in a rendering, and each was nine tenths of its chart's time.
/// </summary>
/// <remarks>
/// The modular exponentiations, nearly all of the time, take the same steps whatever the numbers are. The sieve before them and the
/// few divisions after them do not, as in the libraries that servers use; a key is made once, from randomness nobody chose, and
/// whoever could measure these single runs shares the machine with the process whose output shows the key.
/// </remarks>
internal static class RsaKeyGenerator
{
    private const int PublicExponent = 65537;

    /// <param name="bits">Length of the modulus: 2048 or 4096.</param>
    public static RSA Create(int bits)
    {
        while (true)
        {
            var (first, second) = PrimeSearch.FindTwo(bits / 2);
            var (p, q) = (Number(first), Number(second));
            if (p < q)
            {
                (p, q) = (q, p);
            }

            if (Parameters(p, q, bits) is { } parameters)
            {
                var rsa = RSA.Create();
                rsa.ImportParameters(parameters);
                return rsa;
            }
        }
    }

    /// <summary>The key of two primes, the greater one first; null when the standard forbids it, which chance hardly ever brings.</summary>
    internal static RSAParameters? Parameters(BigInteger p, BigInteger q, int bits)
    {
        var (p1, q1) = (p - 1, q - 1);
        if (p - q <= BigInteger.One << ((bits / 2) - 100) || p1 % PublicExponent == 0 || q1 % PublicExponent == 0)
        {
            return null;
        }

        var period = p1 / BigInteger.GreatestCommonDivisor(p1, q1) * q1;
        var d = Inverse(PublicExponent, period);
        if (d <= BigInteger.One << (bits / 2))
        {
            return null;
        }

        var (full, half) = (bits / 8, bits / 16);
        return new RSAParameters
        {
            Modulus = Bytes(p * q, full),
            Exponent = [1, 0, 1],
            D = Bytes(d, full),
            P = Bytes(p, half),
            Q = Bytes(q, half),
            DP = Bytes(d % p1, half),
            DQ = Bytes(d % q1, half),
            InverseQ = Bytes(Inverse(q, p), half),
        };
    }

    private static BigInteger Number(ulong[] limbs) => new(MemoryMarshal.AsBytes(limbs.AsSpan()), isUnsigned: true);

    private static byte[] Bytes(BigInteger number, int length)
    {
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        var padded = new byte[length];
        bytes.CopyTo(padded, length - bytes.Length);
        return padded;
    }

    /// <summary>1/value modulo a number without a common divisor (Euclid).</summary>
    private static BigInteger Inverse(BigInteger value, BigInteger modulus)
    {
        var (remainder, next) = (modulus, value % modulus);
        var (factor, nextFactor) = (BigInteger.Zero, BigInteger.One);
        while (!next.IsZero)
        {
            var quotient = BigInteger.DivRem(remainder, next, out var rest);
            (remainder, next) = (next, rest);
            (factor, nextFactor) = (nextFactor, factor - (quotient * nextFactor));
        }

        return factor.Sign < 0 ? factor + modulus : factor;
    }
}
