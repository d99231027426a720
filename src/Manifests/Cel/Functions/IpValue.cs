using System.Net;
using Flux.Manifests.Cel.Types;
using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Functions;

internal sealed record IpValue(IPAddress Address) : ICelOpaque
{
    public CelType Type => CelTypes.Ip;

    public long Size => (long)Math.Ceiling((IpFunctions.IsV4(Address) ? 32 : 128) / 8.0);

    public bool IsEqual(ICelOpaque other) => other is IpValue ip && ip.Address.Equals(Address);

    public override string ToString() => Address.ToString();
}
