using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions.Crypto;

/// <summary>A certificate and its key, in PEM.</summary>
internal sealed class CertificateValue(string certificate, string key) : GoObject
{
    public static readonly GoType GoType = new("sprig.certificate", GoKind.Struct);

    public override GoType Type => GoType;

    public override IReadOnlyList<KeyValuePair<string, object?>> Fields { get; } = [new("Cert", certificate), new("Key", key)];

    public string Certificate => certificate;

    public string Key => key;
}
