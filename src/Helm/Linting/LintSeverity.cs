namespace Flux.Helm.Linting;

/// <summary>How grave a finding is.</summary>
public enum LintSeverity
{
    Info = 1,
    Warning = 2,
    Error = 3,
}
