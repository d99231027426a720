using Flux.DevCluster.Admission.Expressions;

namespace Flux.DevCluster.Admission.Policies;

/// <summary>One rule of a policy.</summary>
/// <param name="Message">What a refusal says; may be empty.</param>
/// <param name="MessageExpression">What a refusal says, when it can be evaluated; null for none.</param>
/// <param name="Reason">The reason of a refusal.</param>
internal sealed record PolicyValidation(CompiledExpression Expression, string Message, CompiledExpression? MessageExpression, string Reason);
