namespace Flux.Manifests.Schemas.Structural;

/// <summary>One entry of <c>x-kubernetes-validations</c>, as written.</summary>
/// <param name="Rule">The CEL expression that must be true.</param>
/// <param name="Message">What to print when it is false; may be empty.</param>
/// <param name="MessageExpression">A CEL expression for the message; wins over <paramref name="Message"/>; may be empty.</param>
/// <param name="Reason">The reason of the field error, or null for <c>FieldValueInvalid</c>.</param>
/// <param name="FieldPath">A path below the rule's place that the error names; may be empty.</param>
/// <param name="OptionalOldSelf">Whether <c>oldSelf</c> is an optional, so that the rule also runs on creation.</param>
public sealed record ValidationRule(
    string Rule, string Message, string MessageExpression, string? Reason, string FieldPath, bool? OptionalOldSelf);
