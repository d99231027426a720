using Flux.DevCluster.Admission.Expressions;

namespace Flux.DevCluster.Admission.Policies;

/// <summary>A note that a policy makes in the audit log.</summary>
internal sealed record PolicyAnnotation(string Key, CompiledExpression Value);
