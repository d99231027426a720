namespace Flux.Contracts.Reconciling;

/// <summary>Reconciles one Kustomization.</summary>
[Alias("flux.IKustomizationGrain")]
public interface IKustomizationGrain : IReconcilerGrain;
