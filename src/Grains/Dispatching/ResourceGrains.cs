using Flux.Contracts.Reconciling;

namespace Flux.Grains.Dispatching;

internal static class ResourceGrains
{
    public static IReconcilerGrain Of(IGrainFactory grains, Wake wake) => wake.Kind switch
    {
        "GitRepository" => grains.GetGrain<IGitRepositoryGrain>(wake.Key),
        "Kustomization" => grains.GetGrain<IKustomizationGrain>(wake.Key),
        "Tenant" => grains.GetGrain<ITenantGrain>(wake.Key),
        _ => throw new ArgumentException($"No grain reconciles the kind {wake.Kind}.", nameof(wake)),
    };
}
