using System.Collections.Concurrent;
using System.Diagnostics;

namespace Flux.Conformance.Running;

/// <summary>Runs the cases of one corpus and collects their results in the order of their ids.</summary>
public static class CorpusRunner
{
    private static readonly TimeSpan CaseLimit = TimeSpan.FromSeconds(120);

    /// <param name="isWanted">Which cases to run.</param>
    public static async Task<IReadOnlyList<CaseResult>> RunAsync(
        ICorpus corpus, string root, string support, Func<ConformanceCase, bool> isWanted, CancellationToken cancellationToken = default)
    {
        var cases = corpus.Load(root, support).Where(isWanted);
        var results = new ConcurrentBag<CaseResult>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = corpus.Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(cases, options, async (item, token) => results.Add(await RunCaseAsync(item, token)));
        return [.. results.OrderBy(result => result.Id, StringComparer.Ordinal)];
    }

    private static async Task<CaseResult> RunCaseAsync(ConformanceCase item, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(CaseLimit);
        string? difference;
        try
        {
            difference = await item.Run(limit.Token).WaitAsync(limit.Token);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // A crash of the subject is a result of the case like any other, not the end of the run.
            difference = $"threw {error.GetType().Name}: {error.Message}{Environment.NewLine}{error.StackTrace}";
        }

        return new CaseResult(item.Id, difference, Stopwatch.GetElapsedTime(started));
    }
}
