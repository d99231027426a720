using Flux.Apply.Clients;
using Flux.Grains.Tenants;
using Flux.KubeApi.Authentication;
using Flux.KubeApi.Authorization;
using Flux.KubeApi.Delegation;
using Flux.Silo.Hosting;

namespace Flux.Silo.Aggregated;

/// <summary>Adds the API of the toolkit kinds to a process whose home cluster is another's.</summary>
internal static class AggregatedServices
{
    public static void AddAggregatedApi(this IServiceCollection services, SiloSettings settings, KubeConnection home)
    {
        services.AddSingleton(home);
        services.AddSingleton<HomeFrontProxy>();
        services.AddHostedService(provider => provider.GetRequiredService<HomeFrontProxy>());
        if (!settings.RunsGrains)
        {
            services.AddSingleton<TenantDirectory>();
            services.AddHostedService(provider => provider.GetRequiredService<TenantDirectory>());
        }

        services.AddSingleton<IReviewClient>(new HomeReviews(home));
        services.AddSingleton(new DelegationOptions());
        services.AddSingleton<ITokenAuthenticator, DelegatedTokens>();
        services.AddSingleton<IAuthorizer, DelegatedAuthorizer>();
        services.AddSingleton<TenantClaims>();
        services.AddHostedService<AggregatedApi>();
    }
}
