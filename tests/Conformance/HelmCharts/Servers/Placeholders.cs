using System.Text.RegularExpressions;

namespace Flux.Conformance.HelmCharts.Servers;

/// <summary>What the corpus wrote instead of values that differ from run to run.</summary>
internal static partial class Placeholders
{
    public const string Server = "127.0.0.1:28010";
    public const string Registry = "127.0.0.1:28020";
    public const string AuthRegistry = "127.0.0.1:28022";

    private const string Time = "2026-01-02T03:04:05Z";

    public static string Fill(string text) => text
        .Replace("<server>", "http://" + Server, StringComparison.Ordinal)
        .Replace("<server-host>", Server, StringComparison.Ordinal)
        .Replace("<registry>", Registry, StringComparison.Ordinal)
        .Replace("<auth-registry>", AuthRegistry, StringComparison.Ordinal)
        .Replace("<time>", Time, StringComparison.Ordinal);

    /// <summary>Whether a text speaks of one of the servers, or of a name that a resolver was asked for.</summary>
    public static bool NamesServer(string text) =>
        new[] { "<server>", "<server-host>", "<registry>", "<auth-registry>", "<dns>" }.Any(name => text.Contains(name, StringComparison.Ordinal));

    public static string Hide(string text) => Deployed().Replace(
        Random().Replace(
            Resolver().Replace(
                RandomIndex().Replace(
                    Process().Replace(
                        Times().Replace(
                            text.Replace("http://" + Server, "<server>", StringComparison.Ordinal)
                                .Replace(Server, "<server-host>", StringComparison.Ordinal)
                                .Replace(Registry, "<registry>", StringComparison.Ordinal)
                                .Replace(AuthRegistry, "<auth-registry>", StringComparison.Ordinal),
                            "<time>"),
                        "tmpcharts-<pid>"),
                    "/<random>-index.yaml"),
                "on <dns>: no such host"),
            ".tgz<random>:"),
        "LAST DEPLOYED: <time>");

    [GeneratedRegex("LAST DEPLOYED: .*")]
    private static partial Regex Deployed();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")]
    private static partial Regex Times();

    [GeneratedRegex(@"tmpcharts-\d+")]
    private static partial Regex Process();

    [GeneratedRegex(@"/[A-Za-z0-9+-]{27}=-index\.yaml")]
    private static partial Regex RandomIndex();

    [GeneratedRegex(@"\.tgz\d+:")]
    private static partial Regex Random();

    [GeneratedRegex(@"on \S+: no such host")]
    private static partial Regex Resolver();
}
