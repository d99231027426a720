namespace Flux.Helm.Linting;

/// <summary>Collects findings.</summary>
internal sealed class LintReport
{
    public List<LintMessage> Messages { get; } = [];

    public List<string> Warnings { get; } = [];

    /// <summary>Adds a finding if there is a problem; true when there is none.</summary>
    public bool Check(LintSeverity severity, string path, string? problem)
    {
        if (problem is not null)
        {
            Messages.Add(new LintMessage(severity, path, problem));
        }

        return problem is null;
    }
}
