using System.Text.Json;

namespace Flux.Conformance.Running;

/// <summary><c>run &lt;corpus&gt; [--root DIR] [--filter GLOB] [--report FILE.json] [--all-lines]</c></summary>
internal static class CommandLine
{
    private const string Usage = "usage: run <corpus> [--root DIR] [--filter GLOB] [--report FILE.json] [--all-lines]";

    public static async Task<int> RunAsync(IReadOnlyList<ICorpus> corpora, string[] args)
    {
        var corpus = corpora.FirstOrDefault(candidate => args.Length > 1 && candidate.Name == args[1]);
        if (corpus is null)
        {
            await Console.Error.WriteLineAsync($"{Usage}\ncorpora: {string.Join(", ", corpora.Select(c => c.Name))}");
            return 2;
        }

        var filter = Option(args, "--filter");
        var support = Locations.Corpus(corpus.Name);
        var results = await CorpusRunner.RunAsync(corpus, Option(args, "--root") ?? support, support, item => filter is null || Glob.IsMatch(filter, item.Id));
        foreach (var result in results.Where(result => !result.Passed))
        {
            Console.WriteLine($"{result.Id}: {(args.Contains("--all-lines") ? result.Difference : FirstLine(result.Difference!))}");
        }

        if (Option(args, "--report") is { } file)
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(results.Select(r => new { r.Id, r.Passed, r.Difference, r.Duration.TotalMilliseconds })));
        }

        var failed = results.Count(result => !result.Passed);
        Console.WriteLine($"{corpus.Name}: {results.Count - failed} passed, {failed} failed");
        return failed == 0 ? 0 : 1;
    }

    private static string? Option(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }

    private static string FirstLine(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var line = end < 0 ? text : text[..end];
        return line.Length > 240 ? line[..240] + "…" : line;
    }
}
