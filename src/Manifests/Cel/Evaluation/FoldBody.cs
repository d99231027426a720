namespace Flux.Manifests.Cel.Evaluation;

internal sealed record FoldBody(CelNode Condition, CelNode Step, CelNode Result);
