using Flux.Apply.Health;
using Flux.Grains.Artifacts;
using Flux.Grains.Clusters;
using Flux.Grains.Decrypting;
using Flux.Grains.Dispatching;
using Flux.Grains.Events;
using Flux.Grains.GitRepositories;
using Flux.Grains.Health;
using Flux.Grains.Kustomizations;
using Flux.Grains.Kustomizations.Steps;
using Flux.Grains.Reconciling;
using Flux.Grains.Tenants;
using Flux.Grains.Tenants.Metering;
using Flux.Grains.Working;
using Flux.Sources.Egress;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Flux.Grains;

/// <summary>
/// What the grains of a silo work with. The composition root adds the object store, the home cluster, the artifact store and the
/// Git source.
/// </summary>
public static class GrainServices
{
    private const long BytesOfArtifactsInMemory = 128L << 20;
    private const long BytesOfRenderingsInMemory = 128L << 20;
    private const int WorkersPerCore = 8;

    public static IServiceCollection AddFluxGrains(this IServiceCollection services, Action<ReconcileOptions> configure)
    {
        services.Configure(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new WorkPool(Environment.ProcessorCount * WorkersPerCore, provider.GetRequiredService<TimeProvider>()));
        services.AddTenants();
        services.AddEvents();
        services.AddClusters();
        services.AddKustomizations();
        services.AddGitRepositories();
        services.TryAddSingleton<TenantMembers>();
        services.TryAddSingleton<WakeRules>();
        services.TryAddSingleton<UnfinishedWork>();
        services.TryAddSingleton<Recovery>();
        services.TryAddSingleton<ConfigurationWatch>();
        services.TryAddSingleton<ProvisionWatch>();
        return services;
    }

    private static void AddTenants(this IServiceCollection services)
    {
        services.TryAddSingleton<TenantDirectory>();
        services.TryAddSingleton<ITenantDirectory>(provider => provider.GetRequiredService<TenantDirectory>());
        services.AddHostedService(provider => provider.GetRequiredService<TenantDirectory>());
        services.TryAddSingleton<NamespaceOwnership>();
        services.TryAddSingleton<TenantProvisioning>();
        services.TryAddSingleton<TenantReconciler>();
        services.TryAddSingleton<TenantMeters>();
        services.TryAddSingleton<TenantGate>();
        services.TryAddSingleton<ObjectQuota>();
        services.TryAddSingleton<ReportedUsage>();
        services.TryAddSingleton<TenantUsageReport>();
        services.AddHostedService<UsageReporter>();
    }

    private static void AddEvents(this IServiceCollection services)
    {
        services.TryAddSingleton(new InternalEgress(new EgressClients(EgressPolicy.Default)));
        services.TryAddSingleton<EventLog>();
        services.TryAddSingleton<EventPublisher>();
        services.TryAddSingleton<IEventRecorder>(provider => provider.GetRequiredService<EventPublisher>());
        services.AddHostedService(provider => provider.GetRequiredService<EventPublisher>());
    }

    private static void AddClusters(this IServiceCollection services)
    {
        services.TryAddSingleton(new EgressClients(EgressPolicy.Default));
        services.TryAddSingleton<RemoteConnections>();
        services.TryAddSingleton<AccountTokens>();
        services.TryAddSingleton<ReferencedObjects>();
        services.TryAddSingleton<RemoteClusters>();
        services.TryAddSingleton<ITargetClusters, TargetClusters>();
        services.TryAddSingleton<IDriftWatch, DriftWatch>();
        services.TryAddSingleton<IStatusReader, BuiltinStatus>();
        services.TryAddSingleton<IHealthCheckers, HealthCheckers>();
    }

    private static void AddKustomizations(this IServiceCollection services)
    {
        services.TryAddSingleton(new ArtifactCache(BytesOfArtifactsInMemory));
        services.TryAddSingleton<IArtifactFetcher, ArtifactFetcher>();
        services.TryAddSingleton(new RenderCache(BytesOfRenderingsInMemory));
        services.TryAddSingleton<SubstitutionVariables>();
        services.TryAddSingleton<DecryptionKeys>();
        services.TryAddSingleton<RemoteBases>();
        services.TryAddSingleton<IKustomizationRenderer, KustomizationRenderer>();
        services.TryAddSingleton<IReadyExpressions, ReadyExpressions>();
        services.TryAddSingleton<KustomizationEvents>();
        services.TryAddSingleton<PruneDoubt>();
        services.TryAddSingleton<DependencyCycle>();
        services.TryAddSingleton<KustomizationFinalizer>();
        services.TryAddSingleton<KustomizationReconciler>();

        // In the order in which they run.
        services.AddSingleton<IKustomizationStep, AdmissionStep>();
        services.AddSingleton<IKustomizationStep, ResolveSourceStep>();
        services.AddSingleton<IKustomizationStep, DependencyStep>();
        services.AddSingleton<IKustomizationStep, SkipStep>();
        services.AddSingleton<IKustomizationStep, BudgetStep>();
        services.AddSingleton<IKustomizationStep, FetchStep>();
        services.AddSingleton<IKustomizationStep, RenderStep>();
        services.AddSingleton<IKustomizationStep, ApplyStep>();
        services.AddSingleton<IKustomizationStep, PruneStep>();
        services.AddSingleton<IKustomizationStep, HealthStep>();
        services.AddSingleton<IKustomizationStep, SucceedStep>();
    }

    private static void AddGitRepositories(this IServiceCollection services)
    {
        services.TryAddSingleton<GitRequestFactory>();
        services.TryAddSingleton<HostBreakers>();
        services.TryAddSingleton<SharedFetches>();
        services.TryAddSingleton<GitFetcher>();
        services.TryAddSingleton<GitRepositoryReport>();
        services.TryAddSingleton<GitRepositoryReconciler>();
    }
}
