using System.Net;
using Flux.Helm.Templates.Evaluation;
using Flux.Helm.Templates.Formatting;
using Flux.Helm.Templates.Functions.Encodings;
using Flux.Helm.Templates.Text;
using Flux.Helm.Templates.Values;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.X509;

namespace Flux.Helm.Templates.Functions.Crypto;

/// <summary>genCA and its relatives.</summary>
internal static class Certificates
{
    public static CertificateValue Build(string certificate64, string key64)
    {
        var certificate = GoBase64.Decode(certificate64, out _) ?? throw new TemplateCallException("unable to decode base64 certificate");
        var key = GoBase64.Decode(key64, out _) ?? throw new TemplateCallException("unable to decode base64 private key");
        ReadCertificate(GoText.Decode(certificate), "decodedCert");
        try
        {
            PrivateKeys.Read(GoText.Decode(key));
        }
        catch (TemplateCallException error)
        {
            throw new TemplateCallException($"error parsing private key: {error.Message}", error);
        }

        return new CertificateValue(GoText.Decode(certificate), GoText.Decode(key));
    }

    public static CertificateValue Authority(CallContext context, object?[] arguments, string? pem)
    {
        var key = KeyFor(context, pem);
        var subject = new CertificateSubject(arguments.Text(0), [], [], arguments.Long(1), IsAuthority: true);
        return Issue(context, subject, key, new CertificateIssuer(null, key));
    }

    public static CertificateValue SelfSigned(CallContext context, object?[] arguments, string? pem)
    {
        var key = KeyFor(context, pem);
        return Issue(context, Subject(arguments), key, new CertificateIssuer(null, key));
    }

    public static CertificateValue Signed(CallContext context, object?[] arguments, string? pem)
    {
        var authority = (CertificateValue)arguments[4]!;
        var parent = ReadCertificate(authority.Certificate, "decodedSignerCert");
        CertificateKey signer;
        try
        {
            signer = PrivateKeys.Read(authority.Key);
        }
        catch (TemplateCallException error)
        {
            throw new TemplateCallException($"error parsing private key: {error.Message}", error);
        }

        return Issue(context, Subject(arguments), KeyFor(context, pem), new CertificateIssuer(parent, signer));
    }

    private static CertificateValue Issue(CallContext context, CertificateSubject subject, CertificateKey key, CertificateIssuer issuer)
    {
        CryptoPrices.ChargeSignature(context.Meter, issuer.Key);
        var certificate = CertificateWriter.Create(subject, key, issuer, context.Environment.Clock.GetUtcNow().UtcDateTime);
        return new CertificateValue(Pem.Write("CERTIFICATE", certificate), key.ToPem());
    }

    private static CertificateSubject Subject(object?[] arguments) =>
        new(arguments.Text(0), Addresses((GoList)arguments[1]!), Names((GoList)arguments[2]!), arguments.Long(3), IsAuthority: false);

    private static CertificateKey KeyFor(CallContext context, string? pem)
    {
        if (pem is null)
        {
            CryptoPrices.ChargeCertificateKey(context.Meter);
            return CertificateWriter.NewKey();
        }

        try
        {
            return PrivateKeys.Read(pem);
        }
        catch (TemplateCallException error)
        {
            throw new TemplateCallException($"parsing private key: {error.Message}", error);
        }
    }

    private static byte[] ReadCertificate(string pem, string what)
    {
        var block = Pem.Read(pem) ?? throw new TemplateCallException("unable to decode certificate");
        try
        {
            _ = new X509Certificate(X509CertificateStructure.GetInstance(block.Bytes));
            return block.Bytes;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // BouncyCastle reports malformed DER by many exception types.
            throw new TemplateCallException($"error parsing certificate: {what}.Bytes: {error.Message}", error);
        }
    }

    private static string[] Addresses(GoList list) => [.. list.Items.Select(item =>
        item is not string text ? throw new TemplateCallException($"error parsing ip: {GoFormat.Print(item)} is not a string")
        : IPAddress.TryParse(text, out _) ? text
        : throw new TemplateCallException($"error parsing ip: {text}"))];

    private static string[] Names(GoList list) => [.. list.Items.Select(item =>
        item as string ?? throw new TemplateCallException($"error processing alternate dns name: {GoFormat.Print(item)} is not a string"))];
}
