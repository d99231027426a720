using System.Globalization;
using System.Text;
using Flux.Manifests.Nodes;
using Flux.Manifests.Text;
using Flux.Manifests.Versions;

namespace Flux.Sources.HelmRepositories;

/// <summary>What makes a chart's metadata valid, and clean to show.</summary>
internal static class IndexMetadata
{
    private static readonly string[] Cleaned = ["name", "description", "home", "icon", "condition", "tags", "appVersion", "kubeVersion"];
    private static readonly string[] CleanedLists = ["sources", "keywords"];

    /// <summary>White space becomes blanks, other invisible characters go; a missing API version is the first.</summary>
    public static MapNode Clean(MapNode record)
    {
        foreach (var field in Cleaned)
        {
            if (record.GetString(field) is { } text)
            {
                record.Set(field, new StringNode(Clean(text)));
            }
        }

        foreach (var field in CleanedLists)
        {
            if (record.GetList(field) is { } list)
            {
                record.Set(field, new ListNode(list.Select(item => new StringNode(Clean(((StringNode)item).Value)))));
            }
        }

        foreach (var maintainer in (record.GetList("maintainers") ?? []).OfType<MapNode>())
        {
            foreach (var field in maintainer.Keys.ToArray())
            {
                maintainer.Set(field, new StringNode(Clean(maintainer.GetString(field) ?? "")));
            }
        }

        return record.ContainsKey("apiVersion") ? record : WithApiVersion(record);
    }

    /// <summary>Null when the metadata can be used, else what is wrong with it.</summary>
    public static string? Problem(MapNode record)
    {
        var name = record.GetString("name") ?? "";
        var version = record.GetString("version") ?? "";
        var problem = name switch
        {
            "" => "chart.metadata.name is required",
            "." or ".." => $"chart.metadata.name {GoText.Quote(name)} is not allowed",
            _ when name.Contains('/', StringComparison.Ordinal) => $"chart.metadata.name {GoText.Quote(name)} is invalid",
            _ when version.Length == 0 => "chart.metadata.version is required",
            _ when SemanticVersion.TryParse(version, out _) is null => $"chart.metadata.version {GoText.Quote(version)} is invalid",
            _ when record.GetString("type") is not (null or "" or "application" or "library") => "chart.metadata.type must be application or library",
            _ => (record.GetList("dependencies") ?? []).OfType<MapNode>().Select(AliasProblem).FirstOrDefault(found => found is not null),
        };
        return problem is null ? null : "validation: " + problem;
    }

    private static string? AliasProblem(MapNode dependency) =>
        dependency.GetString("alias") is not { Length: > 0 } alias || alias.All(IsAliasCharacter)
            ? null
            : $"dependency {GoText.Quote(dependency.GetString("name") ?? "")} has disallowed characters in the alias";

    private static bool IsAliasCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';

    /// <summary>The field has its place among the others.</summary>
    private static MapNode WithApiVersion(MapNode record)
    {
        var ordered = new MapNode();
        foreach (var field in IndexSchema.ChartVersion)
        {
            if (field.Name == "apiVersion")
            {
                ordered.Set(field.Name, new StringNode("v1"));
            }
            else if (record[field.Name] is { } value)
            {
                ordered.Set(field.Name, value);
            }
        }

        return ordered;
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                clean.Append(' ');
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }
}
