using System.Security.Cryptography;
using Flux.Api.Artifacts;
using Flux.Apply.Clients;
using Flux.DevCluster.Controllers;
using Flux.DevCluster.Hosting;
using Flux.Grains;
using Flux.Grains.Clusters;
using Flux.Grains.GitRepositories;
using Flux.Grains.Resources;
using Flux.ObjectStore;
using Flux.Silo.Aggregated;
using Flux.Silo.Storage;
using Flux.Silo.Telemetry;
using Flux.Sources.Egress;
using Flux.Sources.Git;
using Flux.Sources.Git.Ssh;
using Flux.Sources.Serving;
using Flux.Sources.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Flux.Silo.Hosting;

/// <summary>A running process of the control plane, whatever its role: the composition root.</summary>
public sealed class ControlPlane : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly OpenStorage _storage;
    private readonly KubeConnection _home;

    private ControlPlane(WebApplication application, OpenStorage storage, KubeConnection home, DevClusterHost? cluster)
    {
        _application = application;
        _storage = storage;
        _home = home;
        Cluster = cluster;
    }

    /// <summary>The embedded home cluster; null when the home cluster is elsewhere.</summary>
    public DevClusterHost? Cluster { get; }

    public IServiceProvider Services => _application.Services;

    /// <summary>A client of the home cluster under the control plane's own identity.</summary>
    public KubeClient HomeClient => new(_home);

    /// <summary>The repositories of the data directory, served under <c>/git</c>.</summary>
    public GitHttpBackend Git => Services.GetRequiredService<GitHttpBackend>();

    /// <summary>Where everything but the Kubernetes API is served.</summary>
    public Uri HttpAddress => new(_application.Urls.First());

    public static async Task<ControlPlane> StartAsync(
        SiloSettings settings, Action<IServiceCollection>? configure = null, CancellationToken cancellationToken = default)
    {
        var storage = await StorageOpener.OpenAsync(settings, new ObjectStoreOptions { Indexes = [new ReferenceIndex(), .. DevClusterStore.Indexes] }, cancellationToken);
        var cluster = settings.Home == HomeKind.Embedded ? await StartClusterAsync(settings, storage.Objects, cancellationToken) : null;
        var home = HomeConnection.Open(settings, cluster);
        var application = Build(settings, storage, home, configure);
        await application.StartAsync(cancellationToken);
        if (settings.RunsGrains)
        {
            await GrainStartup.StartDispatchingAsync(application.Services);
        }

        return new ControlPlane(application, storage, home, cluster);
    }

    /// <summary>Completes when the process is asked to stop.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _application.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
        _home.Dispose();
        if (Cluster is not null)
        {
            await Cluster.DisposeAsync();
        }

        await _storage.DisposeAsync();
    }

    private static WebApplication Build(SiloSettings settings, OpenStorage storage, KubeConnection home, Action<IServiceCollection>? configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://{settings.HttpAuthority}");
        builder.Logging.AddControlPlaneLogging(settings.LogFormat ?? LogFormat.Text, settings.LogLevel);
        builder.Services.AddControlPlaneTelemetry();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddHttpSurface();
        builder.Services.AddSingleton(storage.Objects);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<IHomeCluster>(new HomeCluster(home, isStored: settings.Home == HomeKind.Embedded));
        AddSources(builder.Services, settings);
        if (settings.RunsGrains)
        {
            builder.Services.AddFluxGrains(options => Copy(settings.Reconcile, options));
            builder.AddSilo(settings, storage.Database);
        }
        else
        {
            builder.Services.AddSingleton(storage.Database);
            builder.Services.AddHealthChecks().AddCheck<SiloPresenceCheck>("silos");
        }

        if (settings.ServesAggregated)
        {
            builder.Services.AddAggregatedApi(settings, home);
        }

        configure?.Invoke(builder.Services);
        var application = builder.Build();
        HttpSurface.Map(application, settings);
        return application;
    }

    private static void AddSources(IServiceCollection services, SiloSettings settings)
    {
        var artifacts = Directory.CreateDirectory(settings.ArtifactPath).FullName;
        var scratch = Directory.CreateDirectory(settings.PathOf("scratch")).FullName;
        services.AddSingleton(new ArtifactUrls(settings.ArtifactAddress));
        var storage = new ArtifactStoreOptions
        {
            Path = artifacts,
            DigestAlgorithm = DigestAlgorithm.Named(settings.ArtifactDigestAlgorithm),
            RetentionTtl = settings.ArtifactRetentionTtl,
            RetentionRecords = settings.ArtifactRetentionRecords,
        };
        services.AddSingleton(provider => new ArtifactStore(storage, provider.GetRequiredService<TimeProvider>()));
        services.AddEgress(settings);
        services.AddSingleton(provider => new GitSource(
            provider.GetRequiredService<EgressClients>(),
            provider.GetRequiredService<ArtifactStore>(),
            new GitSourceOptions
            {
                ScratchDirectory = scratch,
                Ssh = new SshOptions { HostKeyAlgorithms = settings.SshHostKeyAlgorithms, KeyExchangeAlgorithms = settings.SshKeyExchangeAlgorithms },
            },
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IArtifactFiles, StoredArtifactFiles>();
        services.AddSingleton(new GitHttpBackend(new GitHttpBackendOptions { RepositoriesDirectory = settings.PathOf("repositories"), AllowPush = true }));
    }

    private static async Task<DevClusterHost> StartClusterAsync(SiloSettings settings, IObjectStore store, CancellationToken cancellationToken)
    {
        var options = new DevClusterOptions
        {
            Port = settings.ApiPort,
            DataDirectory = settings.PathOf("cluster"),
            Store = new BorrowedObjectStore(store),
        };
        options.Controllers.PodStartDelay = settings.WorkloadDelay;
        var cluster = await StartClusterAsync(options, cancellationToken);
        await ToolkitDefinitions.InstallAsync(cluster, cancellationToken);
        return cluster;
    }

    private static async Task<DevClusterHost> StartClusterAsync(DevClusterOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await DevClusterHost.StartAsync(options, cancellationToken: cancellationToken);
        }
        catch (CryptographicException error)
        {
            throw new StartException($"A certificate or key in {options.DataDirectory} cannot be read: {error.Message} Restore it, or remove it to have a new one made.");
        }
    }

    private static void Copy(Grains.Reconciling.ReconcileOptions from, Grains.Reconciling.ReconcileOptions to)
    {
        foreach (var property in typeof(Grains.Reconciling.ReconcileOptions).GetProperties().Where(property => property.CanWrite))
        {
            property.SetValue(to, property.GetValue(from));
        }
    }
}
