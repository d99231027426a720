namespace Flux.Manifests.Yaml;

/// <summary>Errors with the texts and line numbers users know from go-yaml, whose rules for the line are not uniform.</summary>
internal static class YamlErrors
{
    /// <summary>An error met while reading characters at a line (from 0); on the first line no line is printed.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="line">Where.</param>
    /// <param name="contextLine">Where what is being read began.</param>
    /// <param name="prefersContext">Whether the line of the context is printed rather, as go-yaml 3 does.</param>
    public static ManifestException AtCharacter(string problem, int line, int contextLine, bool prefersContext)
    {
        var printed = prefersContext && contextLine > 0 ? contextLine + 1 : line > 0 ? line + 1 : contextLine;
        return Create(problem, printed, line + 1);
    }

    /// <summary>A token in a wrong place. Here the line is printed as counted from 0, a known inaccuracy of the original.</summary>
    public static ManifestException AtToken(string problem, int line, int contextLine) =>
        Create(problem, line > 0 ? line : contextLine, line + 1);

    /// <summary>An error without a place.</summary>
    public static ManifestException Plain(string problem) => new(new ManifestError(problem) { Text = $"yaml: {problem}" });

    private static ManifestException Create(string problem, int printed, int line) =>
        new(new ManifestError(problem, line) { Text = printed > 0 ? $"yaml: line {printed}: {problem}" : $"yaml: {problem}" });
}
