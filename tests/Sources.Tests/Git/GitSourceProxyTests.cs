using System.Text;
using Flux.Sources.Git;
using Flux.Sources.Secrets;

namespace Flux.Sources.Tests.Git;

public sealed class GitSourceProxyTests
{
    [Fact]
    public async Task Proxy_WithItsPassword_CarriesEveryRequest()
    {
        await using var world = await GitWorld.StartAsync();
        await world.CommitAsync("first", ("a.yaml", "a: 1"));
        await using var proxy = await HttpProxy.StartAsync("p@ss");

        await world.FetchedAsync(world.Request(new GitReference { Branch = "main" }) with { ProxySecret = Secret(proxy.Url, "p@ss") });

        Assert.Equal(2, proxy.Forwarded);
    }

    [Fact]
    public async Task Proxy_WithAnotherPassword_AnswersItsStatus()
    {
        await using var world = await GitWorld.StartAsync();
        await using var proxy = await HttpProxy.StartAsync("right");

        var failed = await world.FailedAsync(world.Request(new GitReference { Branch = "main" }) with { ProxySecret = Secret(proxy.Url, "wrong") });

        Assert.Equal(
            $"failed to checkout and determine revision: unable to clone '{world.Url}': unexpected client error: "
            + $"unexpected requesting \"{world.Url}/info/refs?service=git-upload-pack\" status code: 407",
            failed.Message);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1", "proxyconnect tcp: ")]
    [InlineData("socks5://127.0.0.1:1", "socks connect tcp 127.0.0.1:1->HOST: ")]
    public async Task Proxy_NotListening_IsTheProxysFault(string address, string step)
    {
        await using var world = await GitWorld.StartAsync();

        var failed = await world.FailedAsync(world.Request(new GitReference { Branch = "main" }) with { ProxySecret = Secret(address, "x") });

        var problem = step.Replace("HOST", new Uri(world.Url).Authority, StringComparison.Ordinal) + "dial tcp 127.0.0.1:1: connect: connection refused";
        Assert.Equal(
            $"failed to checkout and determine revision: unable to clone '{world.Url}': Get \"{world.Url}/info/refs?service=git-upload-pack\": {problem}", failed.Message);
    }

    [Theory]
    [InlineData("127.0.0.1:3128", "failed to parse proxy address '127.0.0.1:3128': parse \"127.0.0.1:3128\": first path segment in URL cannot contain colon")]
    [InlineData("ftp://proxy", "proxy URL must use one of the supported schemes (http, https, socks5), got 'ftp'")]
    public async Task ProxyAddress_Unusable_IsAConfigurationError(string address, string problem)
    {
        await using var world = await GitWorld.StartAsync();

        var failed = await world.FailedAsync(world.Request(new GitReference { Branch = "main" }) with { ProxySecret = Secret(address, "") });

        Assert.Equal(("AuthenticationFailed", $"failed to configure proxy options: secret 'apps/proxy': {problem}"), (failed.Reason, failed.Message));
    }

    private static NamedSecret Secret(string address, string password) => new("apps/proxy", new Dictionary<string, byte[]>
    {
        ["address"] = Encoding.UTF8.GetBytes(address),
        ["username"] = "user"u8.ToArray(),
        ["password"] = Encoding.UTF8.GetBytes(password),
    });
}
