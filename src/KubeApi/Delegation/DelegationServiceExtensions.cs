using Flux.KubeApi.Authentication;
using Flux.KubeApi.Authorization;
using Flux.KubeApi.FrontProxy;
using Microsoft.Extensions.DependencyInjection;

namespace Flux.KubeApi.Delegation;

/// <summary>Lets another API server say who the users are and what they may do.</summary>
public static class DelegationServiceExtensions
{
    /// <summary>
    /// Registers the authenticators and the authorizer of a server behind an aggregator. To be called before
    /// <see cref="KubeApiServiceExtensions.AddKubeApi"/>, whose defaults it replaces; the application also registers an
    /// <see cref="IReviewClient"/>.
    /// </summary>
    /// <param name="frontProxy">The front proxy settings of the moment.</param>
    public static IServiceCollection AddDelegation(this IServiceCollection services, Func<IServiceProvider, Func<FrontProxySettings?>> frontProxy, DelegationOptions options)
    {
        services.AddSingleton(options);

        // The front proxy comes first: its headers decide alone.
        services.AddSingleton<IAuthenticator>(provider => new FrontProxyAuthenticator(frontProxy(provider)));
        services.AddSingleton<ITokenAuthenticator, DelegatedTokens>();
        services.AddSingleton<IAuthenticator>(provider =>
        {
            var settings = frontProxy(provider);
            return new ClientCertificateAuthenticator(() => settings()?.Clients);
        });
        services.AddSingleton<IAuthorizer, DelegatedAuthorizer>();
        return services;
    }
}
