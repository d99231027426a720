using Flux.KubeApi.Authentication;
using Flux.KubeApi.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace Flux.DevCluster.ServiceAccounts;

/// <summary>Adds the tokens of service accounts.</summary>
internal static class ServiceAccountExtensions
{
    public static IServiceCollection AddServiceAccountTokens(this IServiceCollection services)
    {
        services.AddSingleton<ServiceAccountTokens>();
        services.AddSingleton<ITokenAuthenticator>(provider => provider.GetRequiredService<ServiceAccountTokens>());
        services.AddSingleton<TokenBinding>();
        services.AddSingleton<TokenRequest>();
        services.AddSingleton<TokenReview>();
        services.AddSingleton<INonResourceHandler, IssuerDocuments>();
        return services;
    }
}
