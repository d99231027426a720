namespace Flux.Manifests.Cel.Evaluation;

/// <summary>A constant part of an expression cannot be evaluated; caught where expressions are compiled.</summary>
internal sealed class CelPlanException(string message) : Exception(message);
