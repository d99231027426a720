namespace Flux.Manifests.Cel.Values;

/// <summary>Why an evaluation failed.</summary>
internal sealed record CelError(string Message);
