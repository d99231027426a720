using System.Globalization;
using System.Text.RegularExpressions;

namespace Flux.Architecture.Tests;

/// <summary>Logs are searched by event id: each stands for one message, and says by its block where it comes from.</summary>
public sealed partial class LogEventTests
{
    private static readonly Dictionary<string, int[]> Blocks = new(StringComparer.Ordinal)
    {
        ["Sources"] = [1],
        ["Kustomize"] = [2],
        ["Helm"] = [2],
        ["Apply"] = [3],
        ["Grains"] = [4, 5, 6],
        ["Api"] = [7],
        ["KubeApi"] = [7],
        ["DevCluster"] = [7],
        ["Silo"] = [9],
    };

    [Fact]
    public void EventIds_Each_StandForOneMessage() =>
        Assert.Empty(from item in Events() group item.File by item.Id into same where same.Count() > 1 select $"{same.Key}: {string.Join(", ", same)}");

    [Fact]
    public void EventIds_Each_AreOfTheirProjectsBlock() =>
        Assert.Empty(from item in Events() where !Blocks.GetValueOrDefault(item.File.Split('/')[1], []).Contains(item.Id / 1000) select $"{item.File}: {item.Id}");

    [Fact]
    public void EventIds_Each_StandInTheReference()
    {
        var reference = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "reference", "metrics.md"));

        Assert.Empty(from item in Events() where !Regex.IsMatch(reference, $@"^\|[\d, ]*\b{item.Id}\b", RegexOptions.Multiline) select $"{item.File}: {item.Id}");
    }

    private static (int Id, string File)[] Events()
    {
        var events = RepositoryFiles.Sources("src")
            .SelectMany(file => EventId().Matches(File.ReadAllText(file)).Select(match => (int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), RepositoryFiles.Relative(file).Replace('\\', '/'))))
            .ToArray();
        Assert.NotEmpty(events);
        return events;
    }

    [GeneratedRegex(@"LoggerMessage\(\s*EventId = (\d+)")]
    private static partial Regex EventId();
}
