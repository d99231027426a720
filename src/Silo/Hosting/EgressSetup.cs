using Flux.Grains.Artifacts;
using Flux.Sources.Egress;

namespace Flux.Silo.Hosting;

/// <summary>What the process may connect to: one policy for tenants' sources, one for its own traffic.</summary>
internal static class EgressSetup
{
    public static void AddEgress(this IServiceCollection services, SiloSettings settings)
    {
        var policy = settings.AllowPrivateNetworks ? EgressPolicy.Default : EgressPolicy.PublicOnly;
        var proxy = AmbientProxy.FromEnvironment(Environment.GetEnvironmentVariable);
        services.AddSingleton(provider => new EgressClients(policy, proxy, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(new InternalEgress(new EgressClients(policy.Trusting(TrustedHosts(settings)))));
    }

    /// <summary>The hosts that the operator names, and those of addresses that are the operator's setting anyway.</summary>
    private static IEnumerable<string> TrustedHosts(SiloSettings settings)
    {
        foreach (var host in settings.InternalHosts)
        {
            yield return host;
        }

        if (Uri.TryCreate(settings.Reconcile.EventsAddress, UriKind.Absolute, out var events))
        {
            yield return events.Host;
        }
    }
}
