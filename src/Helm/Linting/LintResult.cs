namespace Flux.Helm.Linting;

/// <summary>All findings, and those that make the chart fail.</summary>
public sealed record LintResult(IReadOnlyList<LintMessage> Messages, IReadOnlyList<string> Errors)
{
    /// <summary>What Helm logs beside the findings: values that do not fit together.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
