namespace Flux.Helm.Linting;

/// <summary>All findings, and those that make the chart fail.</summary>
public sealed record LintResult(IReadOnlyList<LintMessage> Messages, IReadOnlyList<string> Errors);
