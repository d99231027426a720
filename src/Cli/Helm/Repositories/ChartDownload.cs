namespace Flux.Cli.Helm.Repositories;

/// <summary>Whether the signature of what is downloaded is looked at.</summary>
internal enum ChartDownload
{
    Unverified,

    /// <summary>The signature is fetched, where there is one, and left to the user.</summary>
    WithProvenance,

    /// <summary>Verified where there is a signature.</summary>
    VerifiedIfSigned,

    Verified,
}
