using Flux.Sources.Egress;
using Flux.Sources.Git;
using Flux.Sources.Tests.Git;

namespace Flux.Sources.Tests.Egress;

public sealed class AmbientProxyTests
{
    [Theory]
    [InlineData("https://git.example.com/a", "secure.proxy:1")]
    [InlineData("http://git.example.com/a", "plain.proxy:2")]
    [InlineData("ssh://git@git.example.com/a", "any.proxy:3")]
    [InlineData("http://127.0.0.1/a", null)]
    [InlineData("http://localhost/a", null)]
    [InlineData("http://10.1.2.3/a", null)]
    [InlineData("http://11.1.2.3/a", "plain.proxy:2")]
    [InlineData("http://corp.test/a", null)]
    [InlineData("http://git.corp.test/a", null)]
    [InlineData("http://notcorp.test/a", "plain.proxy:2")]
    [InlineData("http://below.test/a", "plain.proxy:2")]
    [InlineData("http://git.below.test/a", null)]
    [InlineData("http://port.test:8080/a", null)]
    [InlineData("http://port.test/a", "plain.proxy:2")]
    public void For_Address_IsTheProxyOfItsScheme(string address, string? expected)
    {
        var ambient = AmbientProxy.FromEnvironment(name => name switch
        {
            "HTTPS_PROXY" => "https://secure.proxy:1",
            "http_proxy" => "plain.proxy:2",
            "ALL_PROXY" => "socks5://any.proxy:3",
            "NO_PROXY" => "10.0.0.0/8, corp.test,*.below.test,port.test:8080",
            _ => null,
        });

        Assert.Equal(expected, ambient.For(new Uri(address))?.Authority);
    }

    [Fact]
    public void FromEnvironment_NoProxyUrl_NamesTheVariable() => Assert.Contains(
        "HTTPS_PROXY", Assert.Throws<SourceException>(() => AmbientProxy.FromEnvironment(name => name == "HTTPS_PROXY" ? "ftp://x" : null)).Message, StringComparison.Ordinal);

    /// <summary>The proxy may reach what we must not.</summary>
    [Theory]
    [InlineData("http://169.254.169.254/latest", null)]
    [InlineData("http://[::ffff:169.254.169.254]/latest", null)]
    [InlineData("http://192.0.2.1/a", "plain.proxy:2")]
    [InlineData("http://git.example.com/a", "plain.proxy:2")]
    public void ProxyFor_AddressThatThePolicyForbids_IsNone(string address, string? expected)
    {
        var ambient = AmbientProxy.FromEnvironment(name => name == "HTTP_PROXY" ? "plain.proxy:2" : null);
        using var egress = new EgressClients(EgressPolicy.Default, ambient, TimeProvider.System);

        Assert.Equal(expected, egress.ProxyFor(new Uri(address))?.Authority);
    }

    [Fact]
    public async Task Source_WithoutAProxyOfItsOwn_GoesThroughTheOperators()
    {
        await using var world = await GitWorld.StartAsync();
        await world.CommitAsync("first", ("a.yaml", "a: 1"));
        await using var proxy = await HttpProxy.StartAsync("p@ss");
        var address = proxy.Url.Replace("//", "//user:p%40ss@", StringComparison.Ordinal);
        var ambient = AmbientProxy.FromEnvironment(name => name == "HTTP_PROXY" ? address : null);
        using var egress = new EgressClients(EgressPolicy.Default, ambient, TimeProvider.System);
        var source = new GitSource(egress, world.Store, new GitSourceOptions { ScratchDirectory = world.Scratch }, TimeProvider.System);

        var result = await source.FetchAsync(
            world.Request(new GitReference { Branch = "main" }) with { Url = world.Url.Replace("127.0.0.1", HttpProxy.OnlyHere, StringComparison.Ordinal) },
            TestContext.Current.CancellationToken);

        Assert.IsType<GitFetched>(result);
        Assert.Equal(2, proxy.Forwarded);
    }
}
