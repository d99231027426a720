using Flux.DevCluster.Controllers.Access;
using Flux.DevCluster.Controllers.Garbage;
using Flux.DevCluster.Controllers.Jobs;
using Flux.DevCluster.Controllers.Namespaces;
using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Pods;
using Flux.DevCluster.Controllers.Policy;
using Flux.DevCluster.Controllers.Quota;
using Flux.DevCluster.Controllers.Running;
using Flux.DevCluster.Controllers.ServiceAccounts;
using Flux.DevCluster.Controllers.Services;
using Flux.DevCluster.Controllers.Storage;
using Flux.DevCluster.Controllers.Workloads;
using Flux.KubeApi.Admission;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Flux.DevCluster.Controllers;

/// <summary>Adds the controllers to a DevCluster.</summary>
public static class ControllerServiceExtensions
{
    /// <summary>
    /// What keeps the cluster in order whatever runs in it: namespaces, service accounts, garbage. The object store must have
    /// <see cref="DevClusterStore.Indexes"/>.
    /// </summary>
    public static IServiceCollection AddCoreControllers(this IServiceCollection services)
    {
        services.TryAddSingleton<ControllerOptions>();
        services.TryAddSingleton<ClusterObjects>();
        services.AddSingleton<IController, NamespaceController>();
        services.AddSingleton<IController, NamespaceDefaultsController>();
        services.AddSingleton<IController, TokenSecretController>();
        services.AddSingleton<IController, GarbageCollector>();
        services.AddSingleton<IController, ClusterRoleAggregation>();
        services.AddSingleton<IController, QuotaController>();
        services.AddSingleton<IAdmissionPlugin, QuotaAdmission>();
        services.AddHostedService<ControllerManager>();
        return services;
    }

    /// <summary>What makes workloads run, or seem to: pods on one pretended node, and the controllers that make pods.</summary>
    public static IServiceCollection AddWorkloadControllers(this IServiceCollection services)
    {
        services.AddSingleton<IController, NodeController>();
        services.AddSingleton<IController, PodController>();
        services.AddSingleton<IController, ReplicaSetController>();
        services.AddSingleton<IController, DeploymentController>();
        services.AddSingleton<IController, StatefulSetController>();
        services.AddSingleton<IController, DaemonSetController>();
        services.AddSingleton<IController, JobController>();
        services.AddSingleton<IController, CronJobController>();
        services.AddSingleton<IController, ServiceEndpointsController>();
        services.AddSingleton<IController, VolumeClaimController>();
        services.AddSingleton<IController, DisruptionBudgetController>();
        services.AddSingleton<IController, PodAutoscalerController>();
        services.AddSingleton<IController, AdmissionPolicyController>();
        return services;
    }
}
