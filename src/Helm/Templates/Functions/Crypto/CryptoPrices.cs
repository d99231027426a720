using Flux.Helm.Templates.Evaluation;

namespace Flux.Helm.Templates.Functions.Crypto;

/// <summary>
/// What the dear functions cost of the budget for a render, in steps: a few hundred keys of 2048 bits, far more than any chart makes,
/// use it up within seconds.
/// </summary>
internal static class CryptoPrices
{
    private const int UsualKeyBits = 2048;
    private const long RsaKey = 1_000_000;
    private const long DsaKey = 50_000_000;
    private const long OtherKey = 20_000;
    private const long RsaSignature = 50_000;
    private const long Bcrypt = 2_000_000;
    private const long MasterPassword = 5_000_000;

    public static void ChargeBcrypt(RenderMeter meter) => meter.Charge(Bcrypt);

    public static void ChargeMasterPassword(RenderMeter meter) => meter.Charge(MasterPassword);

    public static void ChargeKey(RenderMeter meter, string type) => meter.Charge(type switch
    {
        "" or "rsa" => 10 * RsaKey,
        "dsa" => DsaKey,
        _ => OtherKey,
    });

    public static void ChargeCertificateKey(RenderMeter meter) => meter.Charge(RsaKey);

    /// <summary>A signature grows with the cube of a key's length, and keys may be given.</summary>
    public static void ChargeSignature(RenderMeter meter, CertificateKey key)
    {
        var times = Math.Max(1, (key.Rsa?.KeySize ?? UsualKeyBits) / UsualKeyBits);
        meter.Charge(RsaSignature * times * times * times);
    }
}
