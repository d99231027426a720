using System.Security.Cryptography.X509Certificates;
using System.Text;
using Flux.Sources.Git;
using Flux.Sources.Secrets;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Flux.Sources.Tests.Git;

public sealed class GitSourceTlsTests
{
    [Fact]
    public async Task Https_WithTheSecretsAuthority_IsTrusted()
    {
        using var certificates = new TestCertificates();
        await using var world = await GitWorld.StartAsync();
        var commit = await world.CommitAsync("first", ("a.yaml", "a: 1"));
        await using var server = await StartAsync(world, certificates, ClientCertificateMode.NoCertificate);

        var trusted = await world.FetchedAsync(Request(world, server, new() { ["ca.crt"] = certificates.AuthorityPem }));
        var untrusted = await world.FailedAsync(Request(world, server, []));

        Assert.Equal($"main@sha1:{commit}", trusted.Revision);
        Assert.Equal(
            $"failed to checkout and determine revision: unable to clone '{server.Url}/team/app.git': Get \"{server.Url}/team/app.git/info/refs?service=git-upload-pack\": "
            + "tls: failed to verify certificate: x509: certificate signed by unknown authority",
            untrusted.Message);
    }

    [Fact]
    public async Task Https_WithAnotherAuthority_IsNotTrusted()
    {
        using var certificates = new TestCertificates();
        using var others = new TestCertificates();
        await using var world = await GitWorld.StartAsync();
        await using var server = await StartAsync(world, certificates, ClientCertificateMode.NoCertificate);

        var failed = await world.FailedAsync(Request(world, server, new() { ["ca.crt"] = others.AuthorityPem }));

        Assert.EndsWith("tls: failed to verify certificate: x509: certificate signed by unknown authority", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Https_UnderAnotherName_NamesTheOnesItIsFor()
    {
        using var certificates = new TestCertificates();
        await using var world = await GitWorld.StartAsync();
        await using var server = await StartAsync(world, certificates, ClientCertificateMode.NoCertificate);
        var request = Request(world, server, new() { ["ca.crt"] = certificates.AuthorityPem });

        var failed = await world.FailedAsync(request with { Url = request.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) });

        Assert.EndsWith("tls: failed to verify certificate: x509: certificate is not valid for any names, but wanted to match localhost", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Https_ToAPlainServer_SaysSo()
    {
        await using var world = await GitWorld.StartAsync();
        var url = world.Url.Replace("http:", "https:", StringComparison.Ordinal);

        var failed = await world.FailedAsync(world.Request(new GitReference()) with { Url = url });

        Assert.EndsWith("info/refs?service=git-upload-pack\": http: server gave HTTP response to HTTPS client", failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tls.crt", "tls: failed to find any PEM data in certificate input")]
    [InlineData("ca.crt", "Get \"https://127.0.0.1:1/app/info/refs?service=git-upload-pack\": dial tcp 127.0.0.1:1: connect: connection refused")]
    public async Task Certificates_ThatAreNone_AreToldOrPassedOver(string key, string problem)
    {
        await using var world = await GitWorld.StartAsync();
        var data = new Dictionary<string, byte[]> { [key] = "none"u8.ToArray(), ["tls.key"] = "none"u8.ToArray() };

        var failed = await world.FailedAsync(world.Request(new GitReference()) with { Url = "https://127.0.0.1:1/app", Secret = new NamedSecret("apps/tls", data) });

        Assert.Equal($"failed to checkout and determine revision: unable to clone 'https://127.0.0.1:1/app': {problem}", failed.Message);
    }

    [Fact]
    public async Task ClientCertificate_OfTheSecret_IsPresented()
    {
        using var certificates = new TestCertificates();
        using var client = certificates.Issue("tenant");
        await using var world = await GitWorld.StartAsync();
        await world.CommitAsync("first", ("a.yaml", "a: 1"));
        string? seen = null;
        await using var server = await StartAsync(world, certificates, ClientCertificateMode.RequireCertificate, name => seen = name);

        await world.FetchedAsync(Request(world, server, new()
        {
            ["ca.crt"] = certificates.AuthorityPem,
            ["tls.crt"] = Encoding.ASCII.GetBytes(client.ExportCertificatePem()),
            ["tls.key"] = Encoding.ASCII.GetBytes(client.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem()),
        }));

        Assert.Equal("CN=tenant", seen);
    }

    [Fact]
    public async Task ClientCertificate_WithItsChain_IsPresentedWhole()
    {
        using var certificates = new TestCertificates();
        var (leaf, between) = certificates.IssueBelow("tenant");
        using var client = leaf;
        await using var world = await GitWorld.StartAsync();
        await world.CommitAsync("first", ("a.yaml", "a: 1"));
        string[] seen = [];
        await using var server = await GitServer.StartAsync(world.Repositories, https =>
        {
            https.ServerCertificate = certificates.Issue("server");
            https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
            https.ClientCertificateValidation = (_, chain, _) =>
            {
                seen = [.. chain!.ChainPolicy.ExtraStore.Select(extra => extra.Subject)];
                return true;
            };
        });

        await world.FetchedAsync(Request(world, server, new()
        {
            ["ca.crt"] = certificates.AuthorityPem,
            ["tls.crt"] = Encoding.ASCII.GetBytes($"{client.ExportCertificatePem()}\n{between}\n"),
            ["tls.key"] = Encoding.ASCII.GetBytes(client.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem()),
        }));

        Assert.Contains("CN=between", seen);
    }

    [Fact]
    public async Task Server_NotListening_IsNamedWithItsAddress()
    {
        await using var world = await GitWorld.StartAsync();

        var failed = await world.FailedAsync(world.Request(new GitReference { Branch = "main" }) with { Url = "http://127.0.0.1:1/app.git" });

        Assert.Equal(
            "failed to checkout and determine revision: unable to clone 'http://127.0.0.1:1/app.git': "
            + "Get \"http://127.0.0.1:1/app.git/info/refs?service=git-upload-pack\": dial tcp 127.0.0.1:1: connect: connection refused",
            failed.Message);
    }

    private static Task<GitServer> StartAsync(GitWorld world, TestCertificates certificates, ClientCertificateMode mode, Action<string>? onClient = null) =>
        GitServer.StartAsync(world.Repositories, https =>
        {
            https.ServerCertificate = certificates.Issue("server");
            https.ClientCertificateMode = mode;
            https.ClientCertificateValidation = (certificate, _, _) =>
            {
                onClient?.Invoke(certificate.Subject);
                return true;
            };
        });

    private static GitFetchRequest Request(GitWorld world, GitServer server, Dictionary<string, byte[]> data) =>
        world.Request(new GitReference { Branch = "main" }) with { Url = server.Url + "/team/app.git", Secret = new NamedSecret("apps/tls", data) };
}
