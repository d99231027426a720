using Flux.DevCluster.Access;
using Flux.DevCluster.Actions;
using Flux.DevCluster.Admission;
using Flux.DevCluster.Admission.LimitRanges;
using Flux.DevCluster.Admission.PodSecurity;
using Flux.DevCluster.Admission.Policies;
using Flux.DevCluster.Admission.Policies.Mutating;
using Flux.DevCluster.Admission.Webhooks;
using Flux.DevCluster.Aggregation;
using Flux.DevCluster.Bootstrap;
using Flux.KubeApi.Certificates;
using Flux.DevCluster.Controllers;
using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Running;
using Flux.DevCluster.CustomResources;
using Flux.DevCluster.Kinds;
using Flux.DevCluster.Protobuf;
using Flux.DevCluster.ServiceAccounts;
using Flux.KubeApi;
using Flux.KubeApi.Pipeline;
using Flux.KubeApi.Admission;
using Flux.KubeApi.Aggregation;
using Flux.KubeApi.Audit;
using Flux.KubeApi.Authentication;
using Flux.KubeApi.Authorization;
using Flux.KubeApi.Negotiation;
using Flux.KubeApi.Resources;
using Flux.ObjectStore;
using Flux.ObjectStore.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace Flux.DevCluster.Hosting;

/// <summary>Adds a DevCluster to an application.</summary>
public static class DevClusterServiceExtensions
{
    /// <param name="administratorToken">A bearer token for an administrator, besides those of the options.</param>
    public static IServiceCollection AddDevCluster(this IServiceCollection services, DevClusterOptions options, string administratorToken)
    {
        services.AddSingleton(options);
        services.AddSingleton<IObjectStore>(_ => options.Store ?? new MemoryObjectStore(DevClusterStore.Options));
        services.AddSingleton<IProtobufDecoder, ProtobufDecoder>();
        services.AddAggregation(options);
        services.AddSingleton<IProtobufEncoder, ProtobufEncoder>();
        services.AddKubeApi(api =>
        {
            api.HealthChecks = HealthCheckNames.All;
            api.Paths = [IssuerDocuments.Configuration, IssuerDocuments.Keys, .. ProcessPages.Paths];
            options.ConfigureApi?.Invoke(api);
        });
        services.AddSingleton<INonResourceHandler, ProcessPages>();
        services.AddSingleton<IAuthenticator, ClientCertificateAuthenticator>();
        services.AddSingleton<ITokenAuthenticator>(new StaticTokens(WithAdministrator(options, administratorToken)));
        services.AddSingleton<IAdmissionPlugin, NamespaceLifecycle>();
        services.AddServiceAccountTokens();
        if (options.DataDirectory is { } directory)
        {
            services.AddAuditLog(directory);
        }

        services.AddSingleton<IAdmissionPlugin, ServiceAddresses>();
        services.AddSingleton<IAdmissionPlugin, LimitRangeAdmission>();
        services.AddSingleton<IAdmissionPlugin, PodCompletion>();
        services.AddSingleton<IAdmissionPlugin, PriorityAdmission>();
        services.AddSingleton<IAdmissionPlugin, DefaultClasses>();
        services.AddSingleton<IAdmissionPlugin, RuntimeClassAdmission>();
        services.AddSingleton<IAdmissionPlugin, ClaimResize>();
        services.AddSingleton<IAdmissionPlugin, SigningRequestAdmission>();
        services.AddSingleton<IAdmissionPlugin, PodSecurityAdmission>();
        services.AddPolicies();
        services.AddWebhooks(options);
        services.AddKinds();
        services.AddSingleton<ClusterBootstrap>();
        services.AddSingleton<CustomResourceServing>();
        services.AddHostedService(provider => provider.GetRequiredService<CustomResourceServing>());
        services.AddControllers(options);
        return services;
    }

    private static void AddPolicies(this IServiceCollection services)
    {
        services.AddSingleton<AdmissionPolicies>();
        services.AddHostedService(provider => provider.GetRequiredService<AdmissionPolicies>());
        services.AddSingleton<PolicyParameters>();
        services.AddSingleton<MutatingPolicies>();
        services.AddHostedService(provider => provider.GetRequiredService<MutatingPolicies>());
        services.AddSingleton<IAdmissionPlugin, MutatingPolicyAdmission>();
        services.AddSingleton<IAdmissionPlugin, PolicyAdmission>();
    }

    private static void AddWebhooks(this IServiceCollection services, DevClusterOptions options)
    {
        services.AddSingleton<WebhookConfigurations>();
        services.AddHostedService(provider => provider.GetRequiredService<WebhookConfigurations>());
        services.AddSingleton(new WebhookEgress(options.WebhookAddresses));
        services.AddSingleton<WebhookConnections>();
        services.AddSingleton<WebhookCall>();
        services.AddSingleton<WebhookMatching>();
        services.AddSingleton(provider => new WebhookConversation(provider.GetRequiredService<ClusterObjects>, provider.GetRequiredService<WebhookCall>()));
        services.AddSingleton<IAdmissionPlugin, WebhookAdmission>();
    }

    private static void AddAggregation(this IServiceCollection services, DevClusterOptions options)
    {
        services.AddSingleton(provider => new FrontProxyIdentity(
            provider.GetRequiredService<CertificateAuthority>(), options.DataDirectory, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<AggregatedServers>();
        services.AddSingleton<AggregatedContent>();
        services.AddSingleton<IAggregatedServers>(provider => provider.GetRequiredService<AggregatedServers>());
        services.AddSingleton<IController, ApiServiceController>();
    }

    private static void AddControllers(this IServiceCollection services, DevClusterOptions options)
    {
        services.AddSingleton(provider =>
        {
            options.Controllers.RootCertificate = provider.GetRequiredService<CertificateAuthority>().Pem;
            return options.Controllers;
        });
        services.AddCoreControllers();
        if (options.RunWorkloads)
        {
            services.AddWorkloadControllers();
        }
    }

    private static void AddKinds(this IServiceCollection services)
    {
        services.AddSingleton(provider => new KindActions()
            .With("authorization.k8s.io/SelfSubjectAccessReview", new AccessReview(provider.GetRequiredService<IAuthorizer>(), ReviewScope.Self))
            .With("authorization.k8s.io/SubjectAccessReview", new AccessReview(provider.GetRequiredService<IAuthorizer>(), ReviewScope.Anybody))
            .With("authorization.k8s.io/LocalSubjectAccessReview", new AccessReview(provider.GetRequiredService<IAuthorizer>(), ReviewScope.Namespace))
            .With("authentication.k8s.io/SelfSubjectReview", new SelfSubjectReview(provider.GetRequiredService<TimeProvider>()))
            .With("authentication.k8s.io/TokenReview", provider.GetRequiredService<TokenReview>())
            .With("/serviceaccounts/token", provider.GetRequiredService<TokenRequest>())
            .With("authorization.k8s.io/SelfSubjectRulesReview", new RulesReview(provider.GetRequiredService<GrantedRules>()))
            .With("/pods/binding", new PodBinding(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<IObjectStore>()))
            .With("/pods/eviction", new PodEviction())
            .With("/pods/proxy", new NoProxy(provider.GetRequiredService<IObjectStore>()))
            .With("/services/proxy", new NoProxy(provider.GetRequiredService<IObjectStore>()))
            .With("/nodes/proxy", new NoProxy(provider.GetRequiredService<IObjectStore>()))
            .With("/pods/log", new NoNodeAgent(provider.GetRequiredService<IObjectStore>()))
            .With("/pods/exec", new NoNodeAgent(provider.GetRequiredService<IObjectStore>()))
            .With("/pods/attach", new NoNodeAgent(provider.GetRequiredService<IObjectStore>()))
            .With("/pods/portforward", new NoNodeAgent(provider.GetRequiredService<IObjectStore>())));
        services.AddSingleton<BuiltinKinds>();
        services.AddSingleton(provider =>
        {
            var registry = new ResourceRegistry();
            registry.RegisterAll(provider.GetRequiredService<BuiltinKinds>().All());
            return registry;
        });
    }

    private static Dictionary<string, UserInfo> WithAdministrator(DevClusterOptions options, string token) => new(options.Tokens, StringComparer.Ordinal)
    {
        [token] = new UserInfo("kubernetes-admin", [UserInfo.MastersGroup]),
    };
}
