using System.Net;
using Flux.Sources.Egress;

namespace Flux.Sources.Tests.Egress;

public sealed class EgressTests
{
    [Theory]
    [InlineData("169.254.169.254", false, false)]
    [InlineData("::ffff:169.254.169.254", false, false)]
    [InlineData("64:ff9b::a9fe:a9fe", false, false)]
    [InlineData("64:ff9b:1::a9fe:a9fe", false, false)]
    [InlineData("2002:a9fe:a9fe::1", false, false)]
    [InlineData("::a9fe:a9fe", false, false)]
    [InlineData("fd00:ec2::254", false, false)]
    [InlineData("100.100.100.200", false, false)]
    [InlineData("192.0.0.192", false, false)]
    [InlineData("64:ff9b::a00:1", true, false)]
    [InlineData("2002:a00:1::", true, false)]
    [InlineData("64:ff9b::8c52:7903", true, true)]
    [InlineData("fe80::1", false, false)]
    [InlineData("0.0.0.0", false, false)]
    [InlineData("224.0.0.1", false, false)]
    [InlineData("127.0.0.1", true, false)]
    [InlineData("::1", true, false)]
    [InlineData("10.1.2.3", true, false)]
    [InlineData("172.31.0.1", true, false)]
    [InlineData("192.168.0.1", true, false)]
    [InlineData("100.64.0.1", true, false)]
    [InlineData("fd00::1", true, false)]
    [InlineData("140.82.121.3", true, true)]
    [InlineData("2606:50c0:8000::153", true, true)]
    public void Policy_OfAnAddress_TellsWhetherItMayBeReached(string address, bool byDefault, bool inPublic)
    {
        Assert.Equal(byDefault, EgressPolicy.Default.Allows(IPAddress.Parse(address)));
        Assert.Equal(inPublic, EgressPolicy.PublicOnly.Allows(IPAddress.Parse(address)));
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[::ffff:a9fe:a9fe]/latest/meta-data/")]
    public async Task Client_AskedForAForbiddenAddress_DoesNotConnect(string url)
    {
        using var clients = new EgressClients(EgressPolicy.Default);
        using var lease = clients.Rent(EgressSettings.None);
        using var request = new HttpRequestMessage(HttpMethod.Get, url);

        var error = await Assert.ThrowsAnyAsync<Exception>(() => lease.Client.SendAsync(request, TestContext.Current.CancellationToken));

        Assert.Contains("not allowed", error.ToString(), StringComparison.Ordinal);
    }
}
