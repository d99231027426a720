namespace Flux.Sops.Metadata;

internal enum MasterKeyKind
{
    Age,
    Pgp,
    AwsKms,
    GcpKms,
    AzureKeyVault,
    HashiCorpVault,
    HuaweiKms,
}
