using Flux.Manifests.Nodes;
using Flux.Manifests.RegularExpressions;
using Flux.Manifests.Versions;
using Flux.Sources.HelmRepositories;

namespace Flux.Cli.Helm.Repositories;

/// <summary><c>search repo</c>: looks for charts in the repositories that were added.</summary>
internal static class SearchCommand
{
    private const int WorstScore = 25;
    private const int DefaultWidth = 50;

    public static void Run(HelmContext context, IReadOnlyList<string> words)
    {
        if (words.Count == 0 || words[0] != "repo")
        {
            throw new CommandException($"unknown command \"{(words.Count == 0 ? "" : words[0])}\" for \"helm search\"\n\nRun 'helm search --help' for usage.");
        }

        var flags = Flags.Parse([.. words.Skip(1)], FlagSets.SearchRepo);
        var format = OutputFormat.Of(flags);
        var range = flags.Value("version") is { Length: > 0 } given ? given : flags.Has("devel") ? ">0.0.0-0" : ">0.0.0";
        var found = Find(context, flags, string.Join(' ', flags.Arguments));
        var constraint = VersionConstraint.TryParse(range, out var problem) ?? throw new CommandException($"an invalid version/constraint format: {problem}");
        var matching = found.Where(match => match.Version is not null && constraint.IsSatisfiedBy(match.Version)).ToArray();
        Write(context, flags, format, flags.Has("versions") ? matching : [.. matching.DistinctBy(match => match.Name)]);
    }

    private static IEnumerable<ChartMatch> Find(HelmContext context, Flags flags, string term)
    {
        var settings = new HelmSettings(context, flags);
        var repositories = RepositoryFile.Load(settings).Entries;
        if (repositories.Count == 0)
        {
            throw new CommandException("no repositories configured");
        }

        var expression = flags.Has("regexp") && term.Length > 0 ? Parse(term) : null;
        var matches = new List<ChartMatch>();
        foreach (var repository in repositories)
        {
            foreach (var (chart, versions) in Load(context, settings, repository.Name)?.Entries ?? new Dictionary<string, IReadOnlyList<HelmChartVersion>>())
            {
                matches.AddRange(versions.Select(version => Match(repository.Name, chart, version, term, expression)).OfType<ChartMatch>());
            }
        }

        return matches.OrderBy(match => match.Score).ThenBy(match => match.Name, StringComparer.Ordinal)
            .ThenByDescending(match => match.Version, Comparer<SemanticVersion?>.Create((left, right) => left is null ? (right is null ? 0 : -1) : left.CompareTo(right)))
            .DistinctBy(match => (match.Name, match.Chart.Version));
    }

    private static HelmIndex? Load(HelmContext context, HelmSettings settings, string repository)
    {
        try
        {
            return new IndexCache(context, settings).Load(repository);
        }
        catch (CommandException error)
        {
            context.Warn(
                "repo is corrupt or missing", $"repo={Flux.Helm.Rendering.LogLine.Value(repository)}", $"error={Flux.Helm.Rendering.LogLine.Value(error.Message)}");
            return null;
        }
    }

    private static Func<string, int> Parse(string expression)
    {
        var parsed = GoRegex.TryParse(expression, out var problem) ?? throw new CommandException(problem!);
        return text => parsed.Regex.Match(text) is { Success: true } match ? match.Index : -1;
    }

    /// <summary>The earlier of name, full name, description and keywords has the term, the better.</summary>
    private static ChartMatch? Match(string repository, string chart, HelmChartVersion version, string term, Func<string, int>? expression)
    {
        var name = $"{repository}/{chart}";
        var parsed = SemanticVersion.TryParse(version.Version, out _);
        if (term.Length == 0)
        {
            return new ChartMatch(name, 0, version, parsed);
        }

        var line = string.Join('\v', version.Name, $"{repository}/{version.Name}", version.Description, string.Join(' ', version.Keywords));
        line = expression is null ? line.ToLowerInvariant() : line;
        var at = expression is null ? line.IndexOf(term.ToLowerInvariant(), StringComparison.Ordinal) : expression(line);
        var score = at < 0 ? WorstScore : line[..at].Count(character => character == '\v');
        return score < WorstScore ? new ChartMatch(name, score, version, parsed) : null;
    }

    private static void Write(HelmContext context, Flags flags, string format, ChartMatch[] found)
    {
        if (found.Length == 0 && flags.Has("fail-on-no-result"))
        {
            throw new CommandException("no results found");
        }

        if (format != "table")
        {
            OutputFormat.Write(context, format, new ListNode(found.Select(match => new MapNode
            {
                ["name"] = match.Name,
                ["version"] = match.Chart.Version,
                ["app_version"] = match.Chart.AppVersion,
                ["description"] = match.Chart.Description,
            })));
            return;
        }

        if (found.Length == 0)
        {
            context.Out.Write("No results found\n");
            return;
        }

        List<string[]> rows = [["NAME", "CHART VERSION", "APP VERSION", "DESCRIPTION"]];
        rows.AddRange(found.Select(match => (string[])[match.Name, match.Chart.Version, match.Chart.AppVersion, match.Chart.Description]));
        var width = int.TryParse(flags.Value("max-col-width"), out var given) ? given : DefaultWidth;
        context.Out.Write(TextTable.Write(rows, width));
    }
}
