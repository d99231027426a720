using System.Security.Cryptography.X509Certificates;
using Flux.KubeApi.Authentication;
using Flux.KubeApi.Certificates;
using Flux.KubeApi.FrontProxy;
using Flux.Manifests.Nodes;
using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Tests.FrontProxy;

public sealed class FrontProxyAuthenticatorTests : IDisposable
{
    private readonly CertificateAuthority _proxies = CertificateAuthority.Create("front-proxy-ca", TimeProvider.System);
    private readonly CertificateAuthority _clients = CertificateAuthority.Create("client-ca", TimeProvider.System);

    public void Dispose()
    {
        _proxies.Dispose();
        _clients.Dispose();
    }

    [Fact]
    public async Task Request_OfTheFrontProxy_IsMadeAsTheUserOfTheHeaders()
    {
        var http = Request(_proxies.IssueClient("front-proxy-client", []).ToCertificate());
        http.Request.Headers["X-Remote-User"] = "alice";
        http.Request.Headers["X-Remote-Uid"] = "u-1";
        http.Request.Headers["X-Remote-Group"] = new[] { "devs", "system:authenticated" };
        http.Request.Headers["X-Remote-Extra-Example.com%2Fscopes"] = new[] { "read", "write" };

        var user = (await AuthenticateAsync(http)).User!;

        Assert.Equal("alice", user.Name);
        Assert.Equal("u-1", user.Uid);
        Assert.Equal(["devs", "system:authenticated"], user.Groups);
        Assert.Equal(["read", "write"], user.Extra["example.com/scopes"]);
    }

    [Fact]
    public async Task Headers_WithoutACertificate_AreDeniedWhateverElseComesAlong()
    {
        var http = Request(null);
        http.Request.Headers["X-Remote-User"] = "admin";
        http.Request.Headers.Authorization = "Bearer valid";

        Assert.True((await AuthenticateAsync(http)).IsFinal);
    }

    [Fact]
    public async Task Headers_WithAUsersCertificate_AreDenied()
    {
        var http = Request(_clients.IssueClient("front-proxy-client", []).ToCertificate());
        http.Request.Headers["X-Remote-User"] = "admin";

        Assert.True((await AuthenticateAsync(http)).IsFinal);
    }

    [Fact]
    public async Task Headers_WithAProxyCertificateOfAnotherName_AreDenied()
    {
        var http = Request(_proxies.IssueClient("kubelet", []).ToCertificate());
        http.Request.Headers["X-Remote-User"] = "admin";

        Assert.True((await AuthenticateAsync(http)).IsFinal);
    }

    [Theory]
    [InlineData("X-Remote-Group")]
    [InlineData("x-remote-extra-scopes")]
    [InlineData("X-Remote-Uid")]
    public async Task Headers_OfAnyKind_WithoutAUserName_AreDenied(string header)
    {
        var http = Request(_proxies.IssueClient("front-proxy-client", []).ToCertificate());
        http.Request.Headers[header] = "system:masters";

        Assert.True((await AuthenticateAsync(http)).IsFinal);
    }

    [Fact]
    public async Task Headers_WhileNoFrontProxyIsKnown_AreDenied()
    {
        var http = Request(_proxies.IssueClient("front-proxy-client", []).ToCertificate());
        http.Request.Headers["X-Remote-User"] = "admin";

        var outcome = await new FrontProxyAuthenticator(() => null).AuthenticateAsync(http, TestContext.Current.CancellationToken);

        Assert.True(outcome.IsFinal);
    }

    [Fact]
    public async Task ServerCertificate_OfTheProxyAuthority_IsNoFrontProxy()
    {
        var http = Request(_proxies.IssueServer(["front-proxy-client"]).ToCertificate());
        http.Request.Headers["X-Remote-User"] = "admin";

        Assert.True((await AuthenticateAsync(http)).IsFinal);
    }

    [Fact]
    public async Task Request_WithoutSuchHeaders_IsLeftToOthers() =>
        Assert.Equal(AuthenticationOutcome.None, await AuthenticateAsync(Request(_clients.IssueClient("bob", []).ToCertificate())));

    [Fact]
    public void UserHeaders_WrittenAndRead_AreTheSameUser()
    {
        var user = new UserInfo("alice", ["devs"]) { Extra = new Dictionary<string, IReadOnlyList<string>> { ["example.com/a"] = ["1"] } };
        var http = new DefaultHttpContext();
        foreach (var (name, value) in RemoteUser.Headers(user))
        {
            Assert.True(RemoteUser.IsUserHeader(name));
            http.Request.Headers.Append(name, value);
        }

        Assert.Equal("alice", http.Request.Headers["X-Remote-User"]);
        Assert.Equal("devs", http.Request.Headers["X-Remote-Group"]);
        Assert.Equal("1", http.Request.Headers["X-Remote-Extra-example.com%2Fa"]);
    }

    private static DefaultHttpContext Request(X509Certificate2? certificate)
    {
        var http = new DefaultHttpContext();
        http.Connection.ClientCertificate = certificate;
        return http;
    }

    private ValueTask<AuthenticationOutcome> AuthenticateAsync(HttpContext http)
    {
        var settings = FrontProxySettings.Read(
            new MapNode
            {
                {
                    "data", new MapNode
                    {
                        { "client-ca-file", _clients.Pem },
                        { "requestheader-client-ca-file", _proxies.Pem },
                        { "requestheader-allowed-names", "[\"front-proxy-client\"]" },
                        { "requestheader-username-headers", "[\"X-Remote-User\"]" },
                        { "requestheader-group-headers", "[\"X-Remote-Group\"]" },
                        { "requestheader-extra-headers-prefix", "[\"X-Remote-Extra-\"]" },
                    }
                },
            },
            TimeProvider.System);
        return new FrontProxyAuthenticator(() => settings).AuthenticateAsync(http, TestContext.Current.CancellationToken);
    }
}
