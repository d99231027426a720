using Flux.Contracts.Reconciling;

namespace Flux.Silo.Hosting;

internal static class GrainStartup
{
    /// <summary>Makes sure that somebody follows the change log; where it runs is Orleans' choice.</summary>
    public static Task StartDispatchingAsync(IServiceProvider services) =>
        services.GetRequiredService<IGrainFactory>().GetGrain<IDispatcherGrain>(0).StartAsync();
}
