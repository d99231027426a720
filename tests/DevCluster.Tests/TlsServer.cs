using System.Net;
using Flux.KubeApi.Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flux.DevCluster.Tests;

/// <summary>An HTTPS server with an authority of its own that answers everything in one place. Clients may show any certificate.</summary>
internal sealed class TlsServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private TlsServer(WebApplication application, string authorityPem)
    {
        _application = application;
        AuthorityPem = authorityPem;
        Port = new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
    }

    public string AuthorityPem { get; }

    public int Port { get; }

    public static async Task<TlsServer> StartAsync(string[] serverNames, RequestDelegate answer)
    {
        using var authority = CertificateAuthority.Create("test-ca", TimeProvider.System);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
        {
            https.ServerCertificate = authority.IssueServer(serverNames).ToCertificate();
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            https.ClientCertificateValidation = (_, _, _) => true;
        })));
        var application = builder.Build();
        application.Run(answer);
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new TlsServer(application, authority.Pem);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
