namespace Flux.Contracts.Reconciling;

/// <summary>Reconciles one GitRepository.</summary>
[Alias("flux.IGitRepositoryGrain")]
public interface IGitRepositoryGrain : IReconcilerGrain;
