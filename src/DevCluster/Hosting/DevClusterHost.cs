using System.Net;
using System.Security.Cryptography;
using Flux.DevCluster.Bootstrap;
using Flux.KubeApi.Certificates;
using Flux.KubeApi;
using Flux.KubeApi.Authentication;
using Flux.KubeApi.Objects;
using Flux.KubeApi.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Flux.DevCluster.Hosting;

/// <summary>A running DevCluster: an API server on the loopback interface with Kubernetes' own kinds and controllers.</summary>
public sealed class DevClusterHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly CertificateAuthority _authority;
    private readonly IssuedCertificate _administrator;

    private DevClusterHost(WebApplication application, CertificateAuthority authority, IssuedCertificate administrator, string token)
    {
        _application = application;
        _authority = authority;
        _administrator = administrator;
        AdministratorToken = token;
        Address = new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    /// <summary>Where the API is served.</summary>
    public Uri Address { get; }

    /// <summary>A bearer token of the group <c>system:masters</c>, made at each start.</summary>
    public string AdministratorToken { get; }

    /// <summary>The authority that the server certificate is to be verified with, as PEM.</summary>
    public string CertificateAuthorityPem => _authority.Pem;

    public IServiceProvider Services => _application.Services;

    /// <summary>The kinds; more can be registered while it runs.</summary>
    public IResourceRegistry Resources => Services.GetRequiredService<IResourceRegistry>();

    /// <summary>The API's rules without HTTP.</summary>
    public ObjectClient Objects => Services.GetRequiredService<ObjectClient>();

    /// <summary>Starts a cluster and waits until its first objects are there.</summary>
    /// <param name="configureServices">Adds to the services, such as controllers or another clock.</param>
    public static async Task<DevClusterHost> StartAsync(
        DevClusterOptions options, Action<IServiceCollection>? configureServices = null, CancellationToken cancellationToken = default)
    {
        var authority = CertificateAuthority.Open(options.DataDirectory, TimeProvider.System);
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // Nothing is logged per request, but asking whether it would be makes an activity and a scope for each.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        // That it failed to start is thrown too.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.WebHost.ConfigureKestrel(kestrel => ConfigureServer(kestrel, options, authority));
        builder.Services.AddDevCluster(options, token);
        builder.Services.AddSingleton(authority);
        configureServices?.Invoke(builder.Services);
        var application = builder.Build();
        application.MapKubeApi();
        await application.Services.GetRequiredService<ClusterBootstrap>().RunAsync(cancellationToken).ConfigureAwait(false);
        await application.StartAsync(cancellationToken).ConfigureAwait(false);
        return new DevClusterHost(application, authority, authority.IssueClient("kubernetes-admin", [UserInfo.MastersGroup]), token);
    }

    /// <summary>A kubeconfig of the administrator, by client certificate where there is TLS and by token otherwise.</summary>
    public string Kubeconfig() => KubeconfigText.Of(Address, _authority.Pem, Address.Scheme == Uri.UriSchemeHttps ? _administrator : null, AdministratorToken);

    /// <summary>Writes <see cref="Kubeconfig"/> to a file that only its owner may read.</summary>
    public void WriteKubeconfig(string path) => SecretFile.Write(path, Kubeconfig());

    /// <summary>Completes when the process is asked to stop.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _application.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync().ConfigureAwait(false);
        _authority.Dispose();
    }

    private static void ConfigureServer(KestrelServerOptions kestrel, DevClusterOptions options, CertificateAuthority authority)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.UseKubeApi();
        kestrel.Listen(IPAddress.Loopback, options.Port, listen =>
        {
            if (options.UseTls)
            {
                listen.UseHttps(https => ConfigureTls(https, options, authority));
            }
        });
    }

    private static void ConfigureTls(HttpsConnectionAdapterOptions https, DevClusterOptions options, CertificateAuthority authority)
    {
        https.ServerCertificate = authority.IssueServer(
            ["localhost", "127.0.0.1", "::1", "kubernetes", "kubernetes.default", "kubernetes.default.svc", .. options.ServerNames]).ToCertificate();
        https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
        var clients = new CertificateTrust([authority.Certificate], TimeProvider.System);
        https.ClientCertificateValidation = (certificate, _, _) => clients.Verifies(certificate);
        https.CheckCertificateRevocation = false;
    }
}
