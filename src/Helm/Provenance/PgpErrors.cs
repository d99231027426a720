using Org.BouncyCastle.Bcpg;
using Org.BouncyCastle.Bcpg.OpenPgp;

namespace Flux.Helm.Provenance;

/// <summary>What the OpenPGP library throws at data that are none.</summary>
internal static class PgpErrors
{
    public static bool AreOfData(Exception error) => error is PgpException or UnsupportedPacketVersionException or IOException or ArgumentException
        or InvalidOperationException or InvalidCastException or NotSupportedException or IndexOutOfRangeException or ArithmeticException or FormatException;
}
