using System.Text;
using Flux.Helm.Templates.Functions.Strings;
using Flux.Helm.Templates.Functions.Urls;
using Flux.Helm.Templates.Text;
using Flux.Manifests.Versions;

namespace Flux.Helm.Charts;

/// <summary>Checks what Chart.yaml must hold, and cleans its texts of characters that cannot be printed.</summary>
internal static class MetadataValidation
{
    public static ChartMetadata Sanitize(ChartMetadata metadata) => metadata with
    {
        Name = Clean(metadata.Name),
        Description = Clean(metadata.Description),
        Home = Clean(metadata.Home),
        Icon = Clean(metadata.Icon),
        Condition = Clean(metadata.Condition),
        Tags = Clean(metadata.Tags),
        AppVersion = Clean(metadata.AppVersion),
        KubeVersion = Clean(metadata.KubeVersion),
        Sources = [.. metadata.Sources.Select(Clean)],
        Keywords = [.. metadata.Keywords.Select(Clean)],
        Maintainers = [.. metadata.Maintainers.Select(maintainer => new Maintainer(Clean(maintainer.Name), Clean(maintainer.Email), Clean(maintainer.Url)))],
        Dependencies = [.. metadata.Dependencies.Select(Sanitize)],
    };

    /// <summary>Null, or what is wrong.</summary>
    public static string? Problem(ChartMetadata metadata)
    {
        var problem = metadata switch
        {
            { ApiVersion: "" } => "chart.metadata.apiVersion is required",
            { Name: "" } => "chart.metadata.name is required",
            { Name: "." or ".." } => $"chart.metadata.name {GoQuote.Quote(metadata.Name)} is not allowed",
            _ when metadata.Name != SlashPath.Base(metadata.Name) => $"chart.metadata.name {GoQuote.Quote(metadata.Name)} is invalid",
            { Version: "" } => "chart.metadata.version is required",
            _ when SemanticVersion.TryParse(metadata.Version, out _) is null => $"chart.metadata.version {GoQuote.Quote(metadata.Version)} is invalid",
            { Type: not ("" or "application" or "library") } => "chart.metadata.type must be application or library",
            _ => DependencyProblem(metadata.Dependencies),
        };
        return problem is null ? null : "validation: " + problem;
    }

    private static string? DependencyProblem(IReadOnlyList<ChartDependency> dependencies)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var dependency in dependencies)
        {
            if (dependency.Alias.Length > 0 && !dependency.Alias.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-'))
            {
                return $"dependency {GoQuote.Quote(dependency.Name)} has disallowed characters in the alias";
            }

            if (!names.Add(dependency.EffectiveName))
            {
                return $"more than one dependency with name or alias {GoQuote.Quote(dependency.EffectiveName)}";
            }
        }

        return null;
    }

    private static ChartDependency Sanitize(ChartDependency dependency) => dependency with
    {
        Name = Clean(dependency.Name),
        Version = Clean(dependency.Version),
        Repository = Clean(dependency.Repository),
        Condition = Clean(dependency.Condition),
        Tags = [.. dependency.Tags.Select(Clean)],
    };

    private static string Clean(string text)
    {
        var output = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            output.Append(GoSpace.IsSpace(rune.Value) ? " " : GoQuote.IsPrint(rune) ? rune.ToString() : "");
        }

        return output.ToString();
    }
}
