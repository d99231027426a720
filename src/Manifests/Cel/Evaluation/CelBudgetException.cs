namespace Flux.Manifests.Cel.Evaluation;

/// <summary>Ends an evaluation that costs more than it may; caught where the evaluation began.</summary>
internal sealed class CelBudgetException : Exception;
