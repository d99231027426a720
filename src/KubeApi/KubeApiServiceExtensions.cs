using Flux.KubeApi.Admission;
using Flux.KubeApi.Aggregation;
using Flux.KubeApi.Authentication;
using Flux.KubeApi.Authorization;
using Flux.KubeApi.Discovery;
using Flux.KubeApi.FieldOwnership;
using Flux.KubeApi.FlowControl;
using Flux.KubeApi.Handlers;
using Flux.KubeApi.Impersonation;
using Flux.KubeApi.Negotiation;
using Flux.KubeApi.Objects;
using Flux.KubeApi.OpenApi;
using Flux.KubeApi.Pipeline;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Resources;
using Flux.KubeApi.Tables;
using Flux.KubeApi.Watching;
using Flux.ObjectStore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Flux.KubeApi;

/// <summary>Adds the Kubernetes API dialect to an application.</summary>
public static class KubeApiServiceExtensions
{
    /// <summary>
    /// Registers the server. The application also registers an <see cref="IObjectStore"/>, its kinds (<see cref="IResourceRegistry"/>),
    /// its <see cref="IAuthenticator"/>s and <see cref="ITokenAuthenticator"/>s, and may replace
    /// <see cref="IAuthorizer"/> (RBAC by default) and <see cref="IFlowClassifier"/> (a flow per namespace of service accounts by default).
    /// </summary>
    public static IServiceCollection AddKubeApi(this IServiceCollection services, Action<KubeApiOptions>? configure = null)
    {
        var options = new KubeApiOptions();
        configure?.Invoke(options);
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ResourceRegistry>();
        services.TryAddSingleton<IResourceRegistry>(provider => provider.GetRequiredService<ResourceRegistry>());
        services.TryAddSingleton<IProtobufDecoder, NoProtobuf>();
        services.TryAddSingleton<IProtobufEncoder, NoProtobuf>();
        services.AddObjects();
        services.AddSecurity();
        services.AddHandlers();
        return services;
    }

    /// <summary>Serves every path that no other endpoint takes.</summary>
    public static IEndpointConventionBuilder MapKubeApi(this IEndpointRouteBuilder endpoints)
    {
        var pipeline = endpoints.ServiceProvider.GetRequiredService<RequestPipeline>();
        return endpoints.Map("/{**path}", (HttpContext http) => pipeline.HandleAsync(http));
    }

    private static void AddObjects(this IServiceCollection services)
    {
        services.TryAddSingleton<IFieldOwnership, ManagedFieldOwnership>();
        services.AddSingleton<AdmissionChain>();
        services.AddSingleton<ObjectCreator>();
        services.AddSingleton<ObjectUpdater>();
        services.AddSingleton<ObjectDeleter>();
        services.AddSingleton<ObjectApplier>();
        services.AddSingleton<ObjectWriters>();
        services.AddSingleton<ObjectClientFactory>();
        services.AddSingleton(provider => provider.GetRequiredService<ObjectClientFactory>().For(UserInfo.System, new WriteOptions { FieldManager = "apiserver" }));
    }

    private static void AddSecurity(this IServiceCollection services)
    {
        services.AddSingleton<BearerAuthenticator>();
        services.AddSingleton<IAuthenticator>(provider => provider.GetRequiredService<BearerAuthenticator>());
        services.AddSingleton<RequestAuthentication>();
        services.AddSingleton<RbacPolicy>();
        services.AddSingleton(provider => new GrantedRules(provider.GetRequiredService<RbacPolicy>()));
        services.TryAddSingleton<IAuthorizer, RbacAuthorizer>();
        services.AddSingleton<IAdmissionPlugin, EscalationCheck>();
        services.AddSingleton<AccessCheck>();
        services.AddSingleton<ImpersonationCheck>();
        services.AddMetrics();
        services.AddSingleton<FlowMetrics>();
        services.TryAddSingleton<IFlowClassifier, NamespaceFlows>();
        services.TryAddSingleton<IFlowLimiter>(provider => new FairFlowLimiter(
            provider.GetRequiredService<KubeApiOptions>().FlowControl, provider.GetRequiredService<FlowMetrics>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<RequestSeats>();
    }

    private static void AddHandlers(this IServiceCollection services)
    {
        services.AddSingleton<TableBuilder>();
        services.AddSingleton<FormRenderer>();
        services.AddSingleton<BodyParser>();
        services.AddSingleton<ObjectBodies>();
        services.AddSingleton<GetHandler>();
        services.AddSingleton<ListHandler>();
        services.AddSingleton<WatchHandler>();
        services.AddSingleton<CreateHandler>();
        services.AddSingleton<UpdateHandler>();
        services.AddSingleton<PatchHandler>();
        services.AddSingleton<ApplyHandler>();
        services.AddSingleton<DeleteOptionsReader>();
        services.AddSingleton<DeleteHandler>();
        services.AddSingleton<DeleteCollectionHandler>();
        services.AddSingleton<DeleteHandlers>();
        services.AddSingleton<ActionHandler>();
        services.AddSingleton<ScaleHandler>();
        services.AddSingleton<VerbHandlers>();
        services.TryAddSingleton<IAggregatedServers, NoAggregatedServers>();
        services.AddSingleton<DiscoveryHandler>();
        services.AddSingleton<HealthChecks>();
        services.AddSingleton<HealthHandler>();
        services.AddSingleton<OpenApiHandler>();
        services.AddSingleton<RequestRouter>();
        services.AddSingleton<RequestPipeline>();
    }
}
