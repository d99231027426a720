using System.Text.RegularExpressions;
using Flux.Helm.Charts;
using Flux.Helm.Templates.Functions.Urls;
using Flux.Helm.Templates.Text;
using Flux.Helm.Values;
using Flux.Manifests;
using Flux.Manifests.Nodes;
using Flux.Manifests.Versions;
using Flux.Manifests.Yaml;

namespace Flux.Helm.Linting;

/// <summary>Chart.yaml.</summary>
internal static partial class MetadataRules
{
    private const string File = "Chart.yaml";

    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "name", "home", "sources", "version", "description", "keywords", "maintainers", "icon", "apiVersion", "condition", "tags", "appVersion", "deprecated",
        "annotations", "kubeVersion", "dependencies", "type",
    };

    public static void Check(LintReport report, ChartFile file)
    {
        if (Read(file, out var node) is not { } metadata)
        {
            report.Check(LintSeverity.Error, File, $"unable to parse YAML\n\t{ReadProblem(file)}");
            return;
        }

        report.Check(LintSeverity.Warning, File, StrictProblem(file, node));
        foreach (var (severity, problem) in Problems(metadata, node))
        {
            report.Check(severity, File, problem);
        }
    }

    private static IEnumerable<(LintSeverity Severity, string? Problem)> Problems(ChartMetadata metadata, Node? node)
    {
        yield return (LintSeverity.Error, NameProblem(metadata));
        yield return (LintSeverity.Error, ApiVersionProblem(metadata));
        yield return (LintSeverity.Error, TypeProblem(node, "version"));
        yield return (LintSeverity.Error, VersionProblem(metadata));
        yield return (LintSeverity.Error, TypeProblem(node, "appVersion"));
        yield return (LintSeverity.Error, (node.GetList("maintainers") ?? []).Any(item => item is NullNode) ? "a maintainer entry is empty" : MaintainerProblem(metadata));
        yield return (LintSeverity.Error, metadata.Sources.FirstOrDefault(source => !IsRequestUrl(source)) is { } bad ? $"invalid source URL '{bad}'" : null);
        yield return (LintSeverity.Info, metadata.Icon.Length == 0 ? "icon is recommended" : null);
        yield return (LintSeverity.Error, metadata.Icon.Length > 0 && !IsRequestUrl(metadata.Icon) ? $"invalid icon URL '{metadata.Icon}'" : null);
        yield return (LintSeverity.Error, metadata.Type.Length > 0 && metadata.ApiVersion != "v2"
            ? $"chart type is not valid in apiVersion '{metadata.ApiVersion}'. It is valid in apiVersion 'v2'" : null);
        yield return (LintSeverity.Error, metadata.Dependencies.Count > 0 && metadata.ApiVersion != "v2"
            ? $"dependencies are not valid in the Chart file with apiVersion '{metadata.ApiVersion}'. They are valid in apiVersion 'v2'" : null);
        yield return (LintSeverity.Warning, SemanticVersion.TryParseStrict(metadata.Version, out _) is null ? $"version '{metadata.Version}' is not a valid SemVerV2" : null);
    }

    private static ChartMetadata? Read(ChartFile file, out Node? node)
    {
        node = null;
        try
        {
            node = YamlReader.Read(file.Data);
            return MetadataReader.Read(WithoutNullEntries(node), MetadataReader.Empty);
        }
        catch (Exception error) when (error is ManifestException or ValuesException or ChartLoadException)
        {
            return null;
        }
    }

    /// <summary>Of maintainers they have a rule of their own; of dependencies the loader tells.</summary>
    private static Node WithoutNullEntries(Node node)
    {
        var copy = (MapNode?)null;
        foreach (var key in (string[])["maintainers", "dependencies"])
        {
            if (node.GetList(key) is { } entries && entries.Any(item => item is NullNode))
            {
                copy ??= (MapNode)node.DeepClone();
                copy[key] = new ListNode(entries.Where(item => item is not NullNode).Select(item => item.DeepClone()));
            }
        }

        return copy ?? node;
    }

    private static string ReadProblem(ChartFile file)
    {
        try
        {
            MetadataReader.Read(WithoutNullEntries(YamlReader.Read(file.Data)), MetadataReader.Empty);
            return "";
        }
        catch (ManifestException error)
        {
            return $"error converting YAML to JSON: {error.Message}";
        }
        catch (Exception error) when (error is ValuesException or ChartLoadException)
        {
            return error.Message;
        }
    }

    private static string? StrictProblem(ChartFile file, Node? node)
    {
        const string Failed = "failed to strictly parse chart metadata file\n\t";
        try
        {
            YamlReader.Read(file.Data, YamlReadOptions.Strict);
        }
        catch (ManifestException error)
        {
            return $"{Failed}error converting YAML to JSON: {error.Message}";
        }

        var unknown = (node as MapNode)?.Select(entry => entry.Key).FirstOrDefault(key => !Known.Contains(key));
        return unknown is null ? null : $"{Failed}error unmarshaling JSON: while decoding JSON: json: unknown field {GoQuote.Quote(unknown)}";
    }

    private static string? NameProblem(ChartMetadata metadata) =>
        metadata.Name.Length == 0 ? "name is required"
        : SlashPath.Base(metadata.Name) != metadata.Name ? $"chart name {GoQuote.Quote(metadata.Name)} is invalid"
        : null;

    private static string? ApiVersionProblem(ChartMetadata metadata) => metadata.ApiVersion switch
    {
        "v1" or "v2" => null,
        "" => "apiVersion is required. The value must be either \"v1\" or \"v2\"",
        var other => $"apiVersion '{other}' is not valid. The value must be either \"v1\" or \"v2\"",
    };

    private static string? VersionProblem(ChartMetadata metadata)
    {
        if (metadata.Version.Length == 0)
        {
            return "version is required";
        }

        if (SemanticVersion.TryParse(metadata.Version, out _) is not { } version)
        {
            return $"version '{metadata.Version}' is not a valid SemVer";
        }

        var problems = VersionConstraint.TryParse(">0.0.0-0", out _)!.Problems(version);
        return problems.Count > 0 ? $"version {problems[0]}" : null;
    }

    private static string? TypeProblem(Node? node, string key)
    {
        var type = (node as MapNode)?[key] switch
        {
            NumberNode => "float64",
            BooleanNode => "bool",
            NullNode => "<nil>",
            MapNode => "map[string]interface {}",
            ListNode => "[]interface {}",
            _ => null,
        };
        return type is null ? null : $"{key} should be of type string but it's of type {type}";
    }

    private static string? MaintainerProblem(ChartMetadata metadata)
    {
        foreach (var maintainer in metadata.Maintainers)
        {
            if (maintainer.Name.Length == 0)
            {
                return "each maintainer requires a name";
            }

            if (maintainer.Email.Length > 0 && !Email().IsMatch(maintainer.Email))
            {
                return $"invalid email '{maintainer.Email}' for maintainer '{maintainer.Name}'";
            }

            if (maintainer.Url.Length > 0 && !Url().IsMatch(maintainer.Url))
            {
                return $"invalid url '{maintainer.Url}' for maintainer '{maintainer.Name}'";
            }
        }

        return null;
    }

    private static bool IsRequestUrl(string text) => GoUrl.TryParse(text, out _) is { Scheme.Length: > 0 };

    [GeneratedRegex(@"\A[^@\s]+@[^@\s]+\.[^@\s.]+\z")]
    private static partial Regex Email();

    [GeneratedRegex(@"\A((https?|ftp|tcp|udp|wss?)://)?(\S+(:\S*)?@)?([a-zA-Z0-9_-]+(\.[a-zA-Z0-9_-]+)*|\[[0-9a-fA-F:]+\])(:\d{1,5})?((/|\?|#)\S*)?\z")]
    private static partial Regex Url();
}
