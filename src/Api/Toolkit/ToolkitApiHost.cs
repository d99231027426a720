using Flux.KubeApi;
using Flux.KubeApi.Admission;
using Flux.KubeApi.Delegation;
using Flux.KubeApi.FrontProxy;
using Flux.KubeApi.Resources;
using Flux.ObjectStore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flux.Api.Toolkit;

/// <summary>
/// The toolkit kinds as an extension API server: behind a cluster's aggregator, which says who calls; what the caller may do the
/// cluster decides by SubjectAccessReview. Only the toolkit's own groups are served.
/// </summary>
public sealed class ToolkitApiHost : IAsyncDisposable
{
    private const int LargestBody = 8 << 20;

    private readonly WebApplication _application;

    private ToolkitApiHost(WebApplication application)
    {
        _application = application;
        Address = new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public Uri Address { get; }

    /// <summary>Starts serving.</summary>
    /// <param name="configure">Registers what the API works with: <see cref="IObjectStore"/>, <see cref="IReviewClient"/>, <see cref="IHomeNamespaces"/>, <see cref="ITenantClaims"/>.</param>
    /// <param name="frontProxy">The aggregator's proof of the moment; null while it is not known.</param>
    public static async Task<ToolkitApiHost> StartAsync(
        ToolkitApiOptions options, Action<IServiceCollection> configure, Func<FrontProxySettings?> frontProxy, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => ConfigureServer(kestrel, options));
        builder.Services.AddSingleton(options);
        builder.Services.AddDelegation(_ => frontProxy, options.Delegation);
        builder.Services.AddKubeApi();
        builder.Services.AddSingleton<IAdmissionPlugin, NamespaceAdmission>();
        builder.Services.AddSingleton<IAdmissionPlugin, TenancyAdmission>();
        configure(builder.Services);
        var application = builder.Build();
        application.Services.GetRequiredService<ResourceRegistry>().RegisterAll(ToolkitResources.All());
        application.MapKubeApi();
        await application.StartAsync(cancellationToken).ConfigureAwait(false);
        return new ToolkitApiHost(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static void ConfigureServer(KestrelServerOptions kestrel, ToolkitApiOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestBody;
        kestrel.Listen(options.ListenAddress, options.Port, listen => listen.UseHttps(https =>
        {
            https.ServerCertificate = options.Certificate;
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;

            // Whether a certificate proves anything is decided for each request, by the authorities of that moment.
            https.ClientCertificateValidation = static (certificate, _, _) => certificate is not null;
            https.CheckCertificateRevocation = false;
        }));
    }
}
