using System.Globalization;
using System.Text;
using Flux.Manifests.Nodes;
using Flux.Sources.Versions;

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

    public static bool IsValid(MapNode record)
    {
        var name = record.GetString("name") ?? "";
        var version = record.GetString("version") ?? "";
        var type = record.GetString("type") ?? "";
        return IsPlainName(name)
            && SemanticVersion.TryParse(version, out _, out _)
            && type is "" or "application" or "library"
            && (record.GetList("dependencies") ?? []).OfType<MapNode>().All(dependency => dependency.GetString("alias") is not { Length: > 0 } alias || alias.All(IsAliasCharacter));
    }

    private static bool IsPlainName(string name) => name.Length > 0 && name is not ("." or "..") && !name.Contains('/', StringComparison.Ordinal);

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
