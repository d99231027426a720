using System.Net;
using Flux.Api.Toolkit;
using Flux.Apply.Clients;
using Flux.KubeApi.Audit;
using Flux.KubeApi.Delegation;
using Flux.ObjectStore;
using Flux.Silo.Hosting;
using Flux.Silo.Storage;

namespace Flux.Silo.Aggregated;

/// <summary>Serves the toolkit kinds to the home cluster's aggregator while the process runs.</summary>
internal sealed class AggregatedApi(
    SiloSettings settings, KubeConnection home, IObjectStore store, HomeFrontProxy frontProxy, TenantClaims claims, TimeProvider time, ILoggerFactory loggers) : IHostedService, IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private ToolkitApiHost? _host;
    private Task _bundles = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using var authority = await ServingAuthority.OpenAsync(home, settings.Namespace, time, cancellationToken);
        _host = await ToolkitApiHost.StartAsync(Options(authority), Register, () => frontProxy.Current, cancellationToken);
        _bundles = new ApiServiceBundles(home, authority.Pem, time, loggers.CreateLogger<ApiServiceBundles>()).RunAsync(_stopping.Token);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _bundles.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_host is not null)
        {
            await _host.DisposeAsync();
            _host = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        _stopping.Dispose();
    }

    private ToolkitApiOptions Options(KubeApi.Certificates.CertificateAuthority authority)
    {
        var options = new ToolkitApiOptions
        {
            ListenAddress = IPAddress.Parse(settings.ListenAddress),
            Port = settings.ApiPort,
            Certificate = authority.IssueServer([$"{settings.ApiServiceName}.{settings.Namespace}.svc", $"{settings.ApiServiceName}.{settings.Namespace}", "localhost", "127.0.0.1"]).ToCertificate(),
            AllowsUnclaimedNamespaces = settings.Reconcile.AllowUnclaimedNamespaces,
        };
        options.ReservedNamespaces = [.. options.ReservedNamespaces, settings.Namespace];
        return options;
    }

    private void Register(IServiceCollection services)
    {
        services.AddSingleton(time);
        services.AddSingleton(loggers);
        services.AddSingleton<IObjectStore>(new BorrowedObjectStore(store));
        services.AddSingleton<IReviewClient>(new HomeReviews(home));
        services.AddSingleton<IHomeNamespaces>(new HomeNamespaces(home));
        services.AddSingleton<ITenantClaims>(claims);
        services.AddAuditLog(settings.DataDirectory);
    }
}
