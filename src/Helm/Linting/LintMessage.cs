namespace Flux.Helm.Linting;

/// <summary>One finding.</summary>
/// <param name="Severity">How grave it is.</param>
/// <param name="Path">The file or folder of the chart.</param>
/// <param name="Text">What is wrong.</param>
public sealed record LintMessage(LintSeverity Severity, string Path, string Text)
{
    public override string ToString() => $"[{Severity.ToString().ToUpperInvariant()}] {Path}: {Text}";
}
